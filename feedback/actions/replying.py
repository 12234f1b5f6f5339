"""An organisation's reply: kept while it is written, shown when it is ready."""

from django.db import transaction

from feedback.models import Reply
from feedback.moderation import MoveRefused

from .steps import check_version, follow_in_search


@transaction.atomic
def save_reply(*, reply, by, version=None):
    """Keep a reply that is being written or mended."""
    _check_may_reply(by)
    if reply.pk:
        check_version(Reply.objects.select_for_update().get(pk=reply.pk), version)
        reply.version += 1
    else:
        reply.written_by = by
    reply.save()
    follow_in_search(reply.story)
    return reply


@transaction.atomic
def publish_reply(*, reply, by, now):
    """Show the reply under its story."""
    _check_may_reply(by)
    if not reply.published_at:
        reply.published_at = now
        reply.save(update_fields=["published_at"])
        follow_in_search(reply.story)
    return reply


def _check_may_reply(by):
    if not by.has_perm("feedback.change_reply"):
        raise MoveRefused("Only somebody who may write replies can do this.")
