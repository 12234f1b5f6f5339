from django.conf import settings
from django.db import models

from feedback.replying import ReplyState, ReplyStep


class ReplyTrailStep(models.Model):
    """One move of a reply: what, by whom, when and why. It never carries the words of a patient."""

    reply = models.ForeignKey("feedback.Reply", on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20, choices=ReplyStep)
    to_state = models.CharField(max_length=12, choices=ReplyState)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty where the clock acted.",
    )
    reason = models.CharField(max_length=500, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_step_display()}: {self.reply}"
