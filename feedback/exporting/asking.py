"""Who may take what, and the trail of who did."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from feedback.models import StoryExport
from portal.privacy import audit

from .tasks import make_export

KEPT = timedelta(days=7)
EXPORT, EXPORT_WORDS = "feedback.export_stories", "feedback.export_words"


def check_may_export(by, with_words):
    if not by.has_perm(EXPORT) or (with_words and not by.has_perm(EXPORT_WORDS)):
        raise PermissionDenied


@transaction.atomic
def ask(*, by, kind, choices, now, with_words=False, reason=""):
    """Have a table made of the stories that the choices leave. Words need a permission and a reason."""
    check_may_export(by, with_words)
    export = StoryExport.objects.create(
        by=by,
        kind=kind,
        choices=choices,
        with_words=with_words,
        reason=reason.strip(),
        asked_at=now,
        delete_after=now + KEPT,
    )
    what = "asked for stories with their words" if with_words else "asked for stories without their words"
    audit.record(action=what, subject=export, by=by, reason=reason)
    make_export.using(backend="background").enqueue(export.pk)
    return export


@transaction.atomic
def take_away(*, export, by):
    """The file of a ready export, for whoever asked for it; the trail says so. None where it is gone."""
    check_may_export(by, export.with_words)
    if export.by_id != by.pk:
        raise PermissionDenied
    if not export.is_ready or export.stories.left().exists():
        return None
    audit.record(action="took stories away", subject=export, by=by)
    return export.file.open("rb")
