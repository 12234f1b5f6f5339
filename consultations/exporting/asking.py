"""Who may take which answers away, and the trail of who did."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from consultations.models import AnswerExport
from consultations.permissions import EXPORT_ANSWERS, EXPORT_PERSONAL
from portal.privacy import audit

from .making import delete, make_export

KEPT = timedelta(days=7)


def check_may_export(by, with_personal):
    if not by.has_perm(EXPORT_ANSWERS) or (with_personal and not by.has_perm(EXPORT_PERSONAL)):
        raise PermissionDenied


@transaction.atomic
def ask(*, consultation, by, kind, shown, now, with_personal=False, reason=""):
    """Have a table made of the answers. What is personal needs a permission and a reason."""
    check_may_export(by, with_personal)
    export = AnswerExport.objects.create(
        consultation_id=consultation.source_pk,
        by=by,
        kind=kind,
        shown=shown,
        with_personal=with_personal,
        reason=reason.strip(),
        asked_at=now,
        delete_after=now + KEPT,
    )
    what = "asked for answers, personal ones too" if with_personal else "asked for answers, none personal"
    audit.record(action=what, subject=export, by=by, reason=reason)
    make_export.using(backend="background").enqueue(export.pk)
    return export


@transaction.atomic
def take_away(*, export, by):
    """The file of a ready export, for whoever asked for it; the trail says so. None where it is gone."""
    check_may_export(by, export.with_personal)
    if export.by_id != by.pk:
        raise PermissionDenied
    if not export.is_ready or AnswerExport.objects.filter(pk=export.pk).overtaken().exists():
        return None
    audit.record(action="took answers away", subject=export, by=by)
    return export.file.open("rb")


def forget_exports(*, now):
    """Delete those whose week is over, and those that hold what somebody has withdrawn or changed since."""
    due = {*AnswerExport.objects.past_their_day(now), *AnswerExport.objects.overtaken()}
    for export in due:
        delete(export)
    return len(due)
