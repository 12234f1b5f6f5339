from django.conf import settings
from django.db import models
from django.db.models import Q

from feedback.cues import ConcernKind


class StoryConcernQuerySet(models.QuerySet):
    def open(self):
        """What nobody has settled yet: its story is held."""
        return self.filter(settled_at__isnull=True)

    def settled(self):
        return self.filter(settled_at__isnull=False)

    def for_listing(self):
        """The longest open first."""
        return self.select_related("story", "raised_by").order_by("raised_at", "pk")


class StoryConcern(models.Model):
    """A cue in the words that somebody may be at risk. The story is held until a person has settled it."""

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="concerns")
    kind = models.CharField(max_length=12, choices=ConcernKind)
    cue = models.CharField(max_length=60, help_text="The name of the rule that raised it, not the words.")
    raised_at = models.DateTimeField(db_index=True)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty where a rule raised it.",
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=500, blank=True, help_text="What was done. No patient's words.")

    objects = StoryConcernQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["raised_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "kind"],
                condition=Q(settled_at__isnull=True),
                name="concern_open_once_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, outcome="")
                | Q(settled_at__isnull=False) & ~Q(outcome=""),
                name="concern_settled_with_outcome",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.story}"
