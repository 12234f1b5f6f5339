from django.conf import settings
from django.db import models
from django.db.models import F, Q


class LegalHoldQuerySet(models.QuerySet):
    def in_force(self, today):
        return self.filter(lifted_at__isnull=True, until__gte=today)

    def over(self, today):
        """Their day has passed and nobody lifted them."""
        return self.filter(lifted_at__isnull=True, until__lt=today)


class LegalHold(models.Model):
    """A story that the law tells us to keep for now: no clock deletes it, and its author is told so."""

    story = models.ForeignKey("feedback.Story", on_delete=models.PROTECT, related_name="legal_holds")
    why = models.CharField(max_length=500, help_text="For us: which case, and who asked. No patient's words.")
    told_author = models.CharField(max_length=300, help_text="For the author, in plain words.")
    until = models.DateField(help_text="The last day on which it is kept.")
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LegalHoldQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story"], condition=Q(lifted_at__isnull=True), name="one_hold_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(why="") & ~Q(told_author=""), name="hold_says_why"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | Q(lifted_at__gte=F("placed_at")),
                name="hold_lifted_after_placed",
            ),
        ]

    def __str__(self):
        return f"Hold on {self.story} until {self.until:%-d %B %Y}"
