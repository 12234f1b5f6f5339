from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """Who did what to what, when and why. It never carries the words of a patient."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty where a visitor or the machine acted.",
    )
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, help_text="What it was done to, as app.model:key.")
    reason = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject"])]
        verbose_name_plural = "audit entries"

    def __str__(self):
        return f"{self.action} {self.subject}"
