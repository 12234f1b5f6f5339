from django.conf import settings
from django.db import models
from django.utils import timezone

from feedback.moderation import State, Step


class StoryStep(models.Model):
    """One move of a story: what, by whom, when and why. It never carries the words of a patient."""

    story = models.ForeignKey("feedback.Story", on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20, choices=Step)
    from_state = models.CharField(max_length=20, choices=State, blank=True)
    to_state = models.CharField(max_length=20, choices=State)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty where the author or the machine acted.",
    )
    reason = models.CharField(max_length=500, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_step_display()}: {self.story}"
