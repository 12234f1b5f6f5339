import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.privacy.storage import private_storage


class ExportState(models.TextChoices):
    WAITING = "waiting", "Waiting to be made"
    MAKING = "making", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "It could not be made"
    GONE = "gone", "Deleted"


class StoryExportQuerySet(models.QuerySet):
    def on_disk(self):
        """Those that hold, or are about to hold, something of a story."""
        return self.filter(state__in=(ExportState.MAKING, ExportState.READY))

    def past_their_day(self, now):
        return self.exclude(state=ExportState.GONE).filter(delete_after__lte=now)

    def holding(self, stories):
        """Those with any of these stories in them: a queryset of stories, or their keys."""
        held = StoryExport.stories.through.objects.filter(story__in=stories)
        return self.filter(pk__in=held.values("storyexport"))


def a_name_of_chance(export, filename):
    return f"exports/{secrets.token_urlsafe(24)}.{export.kind}"


class StoryExport(models.Model):
    """A table of stories that somebody asked for: made in the background, kept some days, then deleted."""

    class Kind(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "Excel"

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=4, choices=Kind, default=Kind.CSV)
    choices = models.JSONField(
        default=dict, blank=True, help_text="Which stories, as insight's address says."
    )
    with_words = models.BooleanField(default=False)
    reason = models.CharField(max_length=250, blank=True)
    state = models.CharField(max_length=8, choices=ExportState, default=ExportState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    file = models.FileField(storage=private_storage, upload_to=a_name_of_chance, blank=True)
    delete_after = models.DateTimeField()
    stories = models.ManyToManyField("feedback.Story", related_name="+", blank=True)

    objects = StoryExportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [
            ("export_stories", "Can take stories away as a table, without their words"),
            ("export_words", "Can take the words of stories away too"),
        ]
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(with_words=False) | ~Q(reason=""), name="export_of_words_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state=ExportState.READY) | ~Q(file=""), name="export_ready_has_file"
            ),
        ]

    def __str__(self):
        return f"Export {self.pk}"

    @property
    def is_under_way(self):
        return self.state in (ExportState.WAITING, ExportState.MAKING)

    @property
    def is_ready(self):
        return self.state == ExportState.READY
