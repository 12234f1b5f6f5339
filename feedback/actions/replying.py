"""An organisation's reply: written, checked by a second person, shown when the time to undo is over."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from feedback import news, reply_notices
from feedback.models import Reply, ReplyTrailStep, Story
from feedback.moderation import MoveRefused
from feedback.replying import (
    Part,
    ReplyState,
    ReplyStep,
    answers_for,
    check_can_move_reply,
    check_change_is_said,
    check_is_signed,
)

from .steps import check_version, follow_in_search

KEPT = ("organisation", "speaks_for", "words", "outcome", "change", "change_owner", "change_on")


@transaction.atomic
def save_reply(*, reply, by, now, version=None):
    """Keep a reply that is being written or mended. Its writer is whoever saved it last."""
    if not answers_for(by, reply.organisation_id):
        raise MoveRefused(f"Only {Part.WRITER.label} can do this.")
    if reply.pk is None:
        return _begin(reply, by, now)
    written = {name: getattr(reply, name) for name in KEPT}
    return _take(reply, ReplyStep.WRITE, by=by, now=now, version=version, written_by=by, **written)


def _begin(reply, by, now):
    if not Story.objects.published().select_for_update().filter(pk=reply.story_id):
        raise MoveRefused("Only a story that is published can be answered.")
    if Reply.objects.in_progress().filter(story=reply.story, organisation=reply.organisation).exists():
        raise MoveRefused("A reply of this organisation to this story is being written. Open that one.")
    if reply.follows and not _may_follow(reply):
        raise MoveRefused("This plan has been reported on already, or is no plan.")
    reply.written_by, reply.created_at, reply.state = by, now, ReplyState.DRAFT
    reply.save()
    _note(reply, ReplyStep.WRITE, by=by, now=now)
    return reply


def _may_follow(reply):
    plans = Reply.objects.awaiting_report().filter(pk=reply.follows_id)
    return plans.filter(story=reply.story, organisation=reply.organisation).exists()


@transaction.atomic
def send_reply(*, reply, by, now, version=None):
    """Ask a second person to check it."""
    check_change_is_said(reply, timezone.localdate(now))
    reply = _take(reply, ReplyStep.SEND, by=by, now=now, version=version)
    reply_notices.tell_checkers.using(backend="background").enqueue()
    return reply


@transaction.atomic
def call_back_reply(*, reply, by, now, version=None):
    """Take it back to change it, before anybody has checked it."""
    return _take(reply, ReplyStep.CALL_BACK, by=by, now=now, version=version)


@transaction.atomic
def send_back_reply(*, reply, by, now, reason, version=None):
    """Ask its writer to mend it, and say what."""
    reply = _take(reply, ReplyStep.SEND_BACK, by=by, now=now, version=version, reason=reason)
    reply_notices.tell_writer_it_came_back.using(backend="background").enqueue(reply.pk)
    return reply


@transaction.atomic
def approve_reply(*, reply, by, now, checks, version=None):
    """A second person signs each of replying.CHECKS. It is shown when the time to undo is over."""
    check_is_signed(checks)
    check_change_is_said(reply, timezone.localdate(now))
    show_at = now + timedelta(minutes=settings.REPLY_UNDO_MINUTES)
    signed = {"checked_by": by, "checked_at": now, "show_at": show_at}
    reply = _take(reply, ReplyStep.APPROVE, by=by, now=now, version=version, **signed)
    show_when_due.using(backend="background", run_after=show_at).enqueue()
    return reply


@transaction.atomic
def undo_approval(*, reply, by, now, version=None):
    """Back to be checked, as if nobody had approved it."""
    unsigned = {"checked_by": None, "checked_at": None, "show_at": None}
    return _take(reply, ReplyStep.UNDO, by=by, now=now, version=version, **unsigned)


def show_due_replies(*, now):
    """Publish what was approved and not undone in time. Returns how many. It may run again at any time."""
    due = Reply.objects.due_to_show(now).under_public_stories().values_list("pk", flat=True)
    return sum(_show(pk, now) for pk in due)


@transaction.atomic
def _show(pk, now):
    reply = Reply.objects.select_for_update().due_to_show(now).filter(pk=pk).first()
    if reply is None:
        return 0
    reply = _take(reply, ReplyStep.SHOW, by=None, now=now, show_at=None, published_at=now)
    follow_in_search(reply.story)
    news.tell_author.using(backend="background").enqueue(reply.story_id, news.ANSWERED)
    return 1


@task(queue_name="default", backend="background")
def show_when_due():
    show_due_replies(now=timezone.now())


@transaction.atomic
def take_down_reply(*, reply, by, now, reason, version=None):
    """Off the story's page, out of search and out of the feed at once."""
    reply = _take(reply, ReplyStep.TAKE_DOWN, by=by, now=now, version=version, reason=reason)
    follow_in_search(reply.story)
    return reply


@transaction.atomic
def put_reply_aside(*, reply, by, now, version=None):
    """It is not wanted after all. It is kept, and nobody is asked about it any more."""
    return _take(reply, ReplyStep.PUT_ASIDE, by=by, now=now, version=version)


@transaction.atomic
def reopen_reply(*, reply, by, now, version=None):
    """Write on at what was taken down or put aside; it is checked anew."""
    anew = {"checked_by": None, "checked_at": None, "published_at": None, "helped": "", "helped_at": None}
    return _take(reply, ReplyStep.REOPEN, by=by, now=now, version=version, **anew)


@transaction.atomic
def say_whether_it_helped(*, reply, helped, now):
    """The author's own answer, which they may change. Whoever asks has seen their receipt."""
    current = Reply.objects.select_for_update().published().filter(pk=reply.pk).first()
    if current is None:
        raise MoveRefused("This answer is no longer shown.")
    current.helped, current.helped_at = helped, now
    current.save(update_fields=["helped", "helped_at"])
    return current


def _take(reply, step, *, by, now, version=None, reason="", **changes):
    """Take one step of the table, on the row as it stands now, and write it into the trail."""
    current = Reply.objects.select_for_update().get(pk=reply.pk)
    check_version(current, version)
    writers = current.writers()
    move = check_can_move_reply(current, step, by=by, writers=writers, reason=reason)
    for name, value in changes.items():
        setattr(current, name, value)
    current.state = move.to
    current.version += 1
    current.save(update_fields=["state", "version", *changes])
    _note(current, step, by=by, now=now, reason=reason)
    return current


def _note(reply, step, *, by, now, reason=""):
    ReplyTrailStep.objects.create(
        reply=reply, step=step, to_state=reply.state, at=now, by=by, reason=reason.strip()
    )
