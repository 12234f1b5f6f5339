from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

# A run that said nothing for so long was lost with its worker: another may begin.
LOST_AFTER = timedelta(hours=1)


class TrainingRunQuerySet(models.QuerySet):
    def under_way(self, now):
        open_states = (TrainingRun.State.WAITING, TrainingRun.State.RUNNING)
        return self.filter(state__in=open_states, asked_at__gt=now - LOST_AFTER)

    def latest_done(self):
        return self.filter(state=TrainingRun.State.DONE).order_by("-ended_at", "-pk").first()


class TrainingRun(models.Model):
    """Once that the machine learned from the moderators' decisions, and how well it would have done."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to begin"
        RUNNING = "running", "Learning"
        DONE = "done", "Done"
        TOO_FEW = "too_few", "Too few decisions to learn from"
        FAILED = "failed", "Stopped by an error"

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty where the clock asked.",
    )
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(default=0, help_text="How far it is.")
    stories = models.PositiveIntegerField(default=0, help_text="How many stories it learned from.")
    last_decision_at = models.DateTimeField(
        null=True, blank=True, help_text="The newest decision among those it learned from."
    )
    figures = models.JSONField(
        default=dict, blank=True, help_text="How often it was right, a row a term. No words."
    )

    objects = TrainingRunQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-asked_at", "-pk"]
        permissions = [("train_suggestions", "Can let the machine learn from decisions anew")]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="training_percent_to_100"),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "running")) | Q(ended_at__isnull=False),
                name="training_ended_with_time",
            ),
        ]

    def __str__(self):
        return f"Training of {self.asked_at:%d/%m/%Y %H:%M}"
