from django.conf import settings
from django.db import models


class NeverChanged(Exception):
    """Raised by whatever tries to change the past."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **fields):
        raise NeverChanged(f"{self.model._meta.verbose_name_plural} are never changed.")

    def delete(self):
        raise NeverChanged(f"{self.model._meta.verbose_name_plural} are never deleted.")


class AppendOnly(models.Model):
    """What is written once, and neither changed nor deleted from then on."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise NeverChanged(f"{self._meta.verbose_name_plural} are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise NeverChanged(f"{self._meta.verbose_name_plural} are never deleted.")


class AuditEntryQuerySet(AppendOnlyQuerySet):
    def for_listing(self):
        return self.select_related("actor")

    def about(self, row):
        """What was done to this row, the latest first."""
        return self.filter(subject=f"{row._meta.label_lower}:{row.pk}")


class AuditEntry(AppendOnly):
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


class Erasure(AppendOnly):
    """Proof that something was erased or taken back, without any of it: its key's hash, when, how much."""

    kind = models.CharField(max_length=60, help_text="What it was, as app.model.")
    key_hash = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    removed = models.JSONField(default=dict, help_text="How many of what. No words.")

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "key_hash"], name="erased_once")]

    def __str__(self):
        return f"{self.kind} erased {self.at:%-d %B %Y}"


class ClockRunQuerySet(models.QuerySet):
    def last_of_each(self):
        """{clock: its latest run}."""
        latest = self.order_by().values("clock").annotate(latest=models.Max("pk")).values("latest")
        return {run.clock: run for run in self.filter(pk__in=latest)}

    def that_did_something(self):
        return self.exclude(gone=0, held=0, failed=False)


class ClockRun(models.Model):
    """What one deletion clock did when it last struck."""

    clock = models.CharField(max_length=60)
    at = models.DateTimeField(db_index=True)
    gone = models.PositiveIntegerField(default=0, help_text="How many were deleted.")
    held = models.PositiveIntegerField(default=0, help_text="How many were due and kept by a legal hold.")
    failed = models.BooleanField(default=False)

    objects = ClockRunQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(failed=False) | models.Q(gone=0, held=0), name="failed_clock_did_nothing"
            )
        ]

    def __str__(self):
        return f"{self.clock} at {self.at:%-d %B %Y}"


class DailySecret(models.Model):
    """What a day's visitor keys are made with. It is thrown away when the day is over: see visitors.py."""

    day = models.DateField(primary_key=True)
    secret = models.CharField(max_length=64)

    def __str__(self):
        return f"The secret of {self.day}"
