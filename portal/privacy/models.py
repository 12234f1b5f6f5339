from django.conf import settings
from django.db import models


class NeverChanged(Exception):
    """Raised by whatever tries to change the past."""


class AuditEntryQuerySet(models.QuerySet):
    def update(self, **fields):
        raise NeverChanged("What stands in the audit trail is never changed.")

    def delete(self):
        raise NeverChanged("What stands in the audit trail is never deleted.")

    def for_listing(self):
        return self.select_related("actor")

    def about(self, row):
        """What was done to this row, the latest first."""
        return self.filter(subject=f"{row._meta.label_lower}:{row.pk}")


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

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject"])]
        verbose_name_plural = "audit entries"

    def __str__(self):
        return f"{self.action} {self.subject}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise NeverChanged("What stands in the audit trail is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise NeverChanged("What stands in the audit trail is never deleted.")


class DailySecret(models.Model):
    """What a day's visitor keys are made with. It is thrown away when the day is over: see visitors.py."""

    day = models.DateField(primary_key=True)
    secret = models.CharField(max_length=64)

    def __str__(self):
        return f"The secret of {self.day}"
