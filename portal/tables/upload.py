import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.privacy.storage import private_storage


class UploadState(models.TextChoices):
    LOOKED_AT = "looked_at", "Waiting for you to say what its columns are"
    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    DONE = "done", "Read"
    FAILED = "failed", "It could not be read"


def a_name_of_chance(upload, filename):
    return f"uploads/{secrets.token_urlsafe(24)}"


class TableUpload(models.Model):
    """A table on its way in. The file itself is deleted as soon as it has been read."""

    class Kind(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "Excel"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    name = models.CharField(max_length=120, help_text="What the file was called.")
    kind = models.CharField(max_length=4, choices=Kind)
    file = models.FileField(storage=private_storage, upload_to=a_name_of_chance, blank=True)
    columns = models.JSONField(
        default=dict, blank=True, help_text="What we keep, and the column it stands in."
    )
    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.LOOKED_AT)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=list, blank=True, help_text="Pairs of a reason and how many rows.")
    refusals = models.FileField(storage=private_storage, upload_to=a_name_of_chance, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return f"Upload {self.pk}"

    @property
    def is_under_way(self):
        return self.state in (UploadState.WAITING, UploadState.READING)

    @property
    def is_over(self):
        return self.state in (UploadState.DONE, UploadState.FAILED)

    def forget_file(self):
        if self.file:
            self.file.delete(save=True)

    def finish(self, *, state, problem=""):
        """Say how it ended, and delete the file."""
        self.state, self.problem, self.finished_at = state, problem[:500], timezone.now()
        self.save()
        self.forget_file()
