"""The steps in the life of a consultation. Each changes it at once, and says so to everybody."""

from django.db import transaction

from consultations import life
from consultations.life import Step
from consultations.models import ConsultationPage, PublicNote
from portal.privacy import audit
from search import indexing

NOTE_OF = {
    Step.EXTEND: PublicNote.Kind.EXTENDED,
    Step.PAUSE: PublicNote.Kind.PAUSED,
    Step.RESUME: PublicNote.Kind.RESUMED,
    Step.REOPEN: PublicNote.Kind.REOPENED,
    Step.EXPLAIN: PublicNote.Kind.LATE,
}


def extend(*, consultation, until, words, by, now):
    """Close it at `until` and not before. `words` say why, to everybody."""
    page = _begin(Step.EXTEND, consultation, now)
    life.check_new_close(until, closes=page.closes_at, outcome=page.outcome_published_at, now=now)
    return _take(Step.EXTEND, page, {"closes_at": until}, words, by, now)


def pause(*, consultation, words, by, now):
    page = _begin(Step.PAUSE, consultation, now)
    return _take(Step.PAUSE, page, {"paused_at": now}, words, by, now)


def resume(*, consultation, words, by, now):
    page = _begin(Step.RESUME, consultation, now)
    return _take(Step.RESUME, page, {"paused_at": None}, words, by, now)


def reopen(*, consultation, until, words, by, now):
    """Take answers again until `until`. The outcome is due when the new close says."""
    page = _begin(Step.REOPEN, consultation, now)
    life.check_new_close(until, closes=page.closes_at, outcome=page.outcome_published_at, now=now)
    changes = {"closes_at": until, "paused_at": None, "late_reason": ""}
    if page.outcome_due_date and page.outcome_due_date <= until.date():
        changes["outcome_due_date"] = None
    return _take(Step.REOPEN, page, changes, words, by, now)


def explain(*, consultation, words, by, now):
    """Say why the outcome is late: it stands in the apology."""
    page = _begin(Step.EXPLAIN, consultation, now)
    return _take(Step.EXPLAIN, page, {"late_reason": words}, words, by, now)


def archive(*, consultation, by, now):
    """Take it out of the list. It is still found, and read at its address."""
    page = _begin(Step.ARCHIVE, consultation, now)
    return _take(Step.ARCHIVE, page, {"archived_at": now}, "", by, now)


def _begin(step, consultation, now):
    """The page as it is now, once it is certain that the step can be taken."""
    page = ConsultationPage.objects.get(pk=consultation.source_pk)
    life.check_can(step, page.stage_at(now))
    return page


@transaction.atomic
def _take(step, page, changes, words, by, now):
    """Change the page and its aliases where it still is as it was read; then say it, and let it be found."""
    as_read = {name: getattr(page, name) for name in ("closes_at", "paused_at", "archived_at")}
    if not ConsultationPage.objects.filter(pk=page.pk, **as_read).update(**changes):
        raise life.StepRefused("Somebody else has just changed it. Look again before you go on.")
    ConsultationPage.objects.with_aliases(page).update(**changes)
    if step in NOTE_OF:
        PublicNote.objects.create(consultation=page, kind=NOTE_OF[step], words=words, by=by, at=now)
    audit.record(action=f"consultation: {step.value}", subject=page, by=by, reason=words)
    indexing.refresh(ConsultationPage, [page.pk])
    page.refresh_from_db()
    return page
