"""Freezing the figures of an outcome: counted once, released by the rule, and kept with their hash."""

from dataclasses import astuple

from django.db import transaction
from django.db.models import Max

from consultations.analysis.counting import Counting, heard
from consultations.models import Codebook, ConsultationPage, FrozenFigures
from portal.privacy import disclosure
from portal.privacy.audit import record

from . import tasks
from .lines import digest_of
from .release import counted_lines, released


class CannotFreeze(Exception):
    """Why the figures cannot be frozen now, in words for whoever asked."""


def check_can_freeze(consultation, *, reason, now):
    """`reason` is needed once there are figures that the public may have read."""
    if now < consultation.closes_at:
        raise CannotFreeze("People can still answer. Freeze the figures once the consultation has closed.")
    if FrozenFigures.objects.of(consultation).exists() and not reason.strip():
        raise CannotFreeze("Say why the figures are corrected. The public reads it.")


@transaction.atomic
def freeze(*, consultation, by, now, reason=""):
    """Keep the figures as they are counted now, as the first edition or as a correction. Returns them."""
    check_can_freeze(consultation, reason=reason, now=now)
    lines, rule = count(consultation), disclosure.rule_in_force()
    open_lines = released(lines, rule)
    frozen = FrozenFigures.objects.create(
        consultation_id=consultation.source_pk,
        edition=_next_edition(consultation),
        frozen_at=now,
        by=by,
        reason=reason.strip(),
        counted={line.figure: line.people for line in lines},
        released=[astuple(line) for line in open_lines],
        digest=digest_of(open_lines),
        questions_version=consultation.version,
        codebook_version=_codebook_version(consultation),
        threshold=rule.threshold,
        multiple=rule.multiple,
    )
    record(action="froze the figures", subject=consultation, by=by, reason=reason)
    transaction.on_commit(lambda: tasks.work_out_answers_digest.enqueue(frozen.pk))
    return frozen


def freeze_what_is_due(now):
    """The figures of every outcome that has become public without any. Returns how many were frozen."""
    due = ConsultationPage.objects.originals().with_outcome(now).filter(frozen_figures__isnull=True)
    return len([freeze(consultation=page, by=None, now=now) for page in due])


def count(consultation):
    """Every figure, exactly. See analysis.counting for what counts."""
    return counted_lines(heard(consultation), Counting(consultation).tallies())


def _next_edition(consultation):
    return (FrozenFigures.objects.of(consultation).aggregate(last=Max("edition"))["last"] or 0) + 1


def _codebook_version(consultation):
    book = Codebook.objects.filter(consultation=consultation.source_pk)
    return book.values_list("version", flat=True).first()
