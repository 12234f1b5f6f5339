"""The figures of an outcome as they were when they became public, and for good."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from consultations.outcome.lines import Line

from .pages import ConsultationPage


class FrozenFiguresQuerySet(models.QuerySet):
    def of(self, consultation):
        return self.filter(consultation=consultation.source_pk)

    def in_force(self, consultation):
        """The newest edition, or None."""
        return self.of(consultation).order_by("-edition").first()


class FrozenFigures(models.Model):
    """One edition. A correction is another, with its reason; neither is ever changed.

    `counted` holds the exact figures, for staff; `released` the lines of the open data file, and `digest` is
    its hash. `answers_digest` is that of the answers themselves, worked out in the background.
    """

    consultation = models.ForeignKey(
        ConsultationPage, on_delete=models.CASCADE, related_name="frozen_figures"
    )
    edition = models.PositiveSmallIntegerField(default=1)
    frozen_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField("why they were corrected", blank=True)
    counted = models.JSONField(default=dict)
    released = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    answers_digest = models.CharField(max_length=64, blank=True)
    questions_version = models.PositiveIntegerField()
    codebook_version = models.PositiveIntegerField(null=True, blank=True)
    threshold = models.PositiveSmallIntegerField()
    multiple = models.PositiveSmallIntegerField()

    objects = FrozenFiguresQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [("freeze_figures", "Can freeze the figures of an outcome, and correct them")]
        ordering = ["-edition"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "edition"], name="frozen_once_an_edition"),
            models.CheckConstraint(
                condition=Q(edition=1) | ~Q(reason=""),
                name="frozen_correction_has_a_reason",
                violation_error_message="Say why the figures are corrected. The public reads it.",
            ),
        ]

    def __str__(self):
        return f"Figures, edition {self.edition}"

    @property
    def lines(self):
        """The lines of the open data file."""
        return [Line(*stored) for stored in self.released]
