"""What is recorded beside a consultation while it lives: notes to the public, invitations, pass sheets."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from .pages import ConsultationPage


class AboutAConsultation(models.Model):
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]


class PublicNote(AboutAConsultation):
    """What changed after the opening, said to everybody. It is never changed or deleted."""

    class Kind(models.TextChoices):
        EXTENDED = "extended", "Open for longer"
        PAUSED = "paused", "Paused"
        RESUMED = "resumed", "Open again"
        REOPENED = "reopened", "Opened again"
        CHANGED = "changed", "Questions changed"
        LATE = "late", "Why the outcome is late"

    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.TextField()
    version = models.PositiveIntegerField(null=True, blank=True)

    class Meta(AboutAConsultation.Meta):
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="public_note_says_something"),
            models.CheckConstraint(
                condition=Q(kind="changed", version__isnull=False) | (~Q(kind="changed") & Q(version=None)),
                name="public_note_of_a_change_has_a_version",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.at:%-d %B %Y}"


class Invitation(AboutAConsultation):
    """A link that lets one person answer once. Only its hash is kept, and nothing ties it to an answer."""

    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    batch = models.CharField("for", max_length=80, blank=True, help_text="A group, never a person.")
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(AboutAConsultation.Meta):
        default_permissions = ()

    def __str__(self):
        return f"Invitation {self.pk}"


class PassSheet(AboutAConsultation):
    """The checks before a consultation opened, as they stood when somebody let it open. Public."""

    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="pass_sheets")
    fingerprint = models.CharField(
        max_length=64, editable=False, help_text="Of the questions it vouches for."
    )
    checks = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    told_already = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    why_again = models.TextField("why we need to ask again", blank=True)

    class Meta(AboutAConsultation.Meta):
        default_permissions = ()

    def __str__(self):
        return f"Pass sheet of {self.at:%-d %B %Y}"


class OutcomeReminder(models.Model):
    """That the owner was written to on this day, so that no run of the clock writes twice."""

    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["consultation", "day"], name="one_reminder_a_day")]

    def __str__(self):
        return f"Reminder of {self.day:%-d %B %Y}"


class QuestionSet(models.Model):
    """Questions kept in the library to be used again, in the form in which questionnaires are copied."""

    name = models.CharField(max_length=120, unique=True)
    about = models.TextField("when to use it", blank=True)
    is_equality = models.BooleanField("asks who people are", default=False)
    questions = models.JSONField(default=list)

    class Meta:
        ordering = ["name"]
        verbose_name = "set of questions"
        verbose_name_plural = "sets of questions"

    def __str__(self):
        return self.name
