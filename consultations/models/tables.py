"""Answers on their way out as a table, and in from one."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.privacy.storage import private_storage

from .pages import ConsultationPage


class TableKind(models.TextChoices):
    CSV = "csv", "CSV"
    XLSX = "xlsx", "Excel"


class AnswerExportQuerySet(models.QuerySet):
    def past_their_day(self, now):
        return self.exclude(state=AnswerExport.State.GONE).filter(delete_after__lte=now)

    def overtaken(self):
        """Those on disk with a response that has been withdrawn or changed since they were asked for."""
        after = Q(consultation__responses__withdrawn_at__gte=models.F("asked_at"))
        after |= Q(consultation__responses__changed_at__gte=models.F("asked_at"))
        on_disk = (AnswerExport.State.MAKING, AnswerExport.State.READY)
        return self.filter(after, state__in=on_disk).distinct()


def a_name_for_an_export(export, filename):
    return f"exports/{secrets.token_urlsafe(24)}.{export.kind}"


class AnswerExport(models.Model):
    """The answers to one consultation as a file: made in the background, kept some days, then deleted."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be made"
        MAKING = "making", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "It could not be made"
        GONE = "gone", "Deleted"

    class Shown(models.TextChoices):
        LABELS = "labels", "Labels: Margate"
        CODES = "codes", "Codes, for statistics: 3"
        BOTH = "both", "Both, in two columns"

    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="exports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=4, choices=TableKind, default=TableKind.CSV)
    shown = models.CharField(max_length=6, choices=Shown, default=Shown.LABELS)
    with_personal = models.BooleanField(default=False)
    reason = models.CharField(max_length=250, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    file = models.FileField(storage=private_storage, upload_to=a_name_for_an_export, blank=True)
    delete_after = models.DateTimeField()

    objects = AnswerExportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [
            (
                "export_answers",
                "Can take answers away as a table, without what people wrote and who they are",
            ),
            ("export_personal_answers", "Can take away what people wrote and who they are too"),
        ]
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(with_personal=False) | ~Q(reason=""), name="export_of_personal_answers_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | ~Q(file=""), name="answer_export_ready_has_file"
            ),
        ]

    def __str__(self):
        return f"Export {self.pk}"

    @property
    def is_under_way(self):
        return self.state in (self.State.WAITING, self.State.MAKING)

    @property
    def is_ready(self):
        return self.state == self.State.READY


def a_name_for_an_upload(upload, filename):
    return f"uploads/{secrets.token_urlsafe(24)}"


class AnswerUpload(models.Model):
    """Answers that another tool collected, on their way in. The file is deleted once it has been read."""

    class State(models.TextChoices):
        LOOKED_AT = "looked_at", "Waiting for you to say what its columns are"
        WAITING = "waiting", "Waiting to be read"
        READING = "reading", "Being read"
        DONE = "done", "Read"
        FAILED = "failed", "It could not be read"

    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="uploads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    name = models.CharField(max_length=120, help_text="What the file was called.")
    kind = models.CharField(max_length=4, choices=TableKind)
    file = models.FileField(storage=private_storage, upload_to=a_name_for_an_upload, blank=True)
    columns = models.JSONField(default=dict, blank=True, help_text="{what we keep: the column it stands in}")
    state = models.CharField(max_length=10, choices=State, default=State.LOOKED_AT)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    stored = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=list, blank=True, help_text="Pairs of a reason and how many rows.")
    refusals = models.FileField(storage=private_storage, upload_to=a_name_for_an_upload, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        permissions = [("import_answers", "Can import answers that another tool collected")]
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return f"Upload {self.pk}"

    @property
    def is_under_way(self):
        return self.state in (self.State.WAITING, self.State.READING)

    @property
    def is_over(self):
        return self.state in (self.State.DONE, self.State.FAILED)
