import uuid
from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from .pages import ConsultationPage
from .responses import ResponseDraft

# One letter to whoever left their answers alone for so long, and one so long before the close.
LEFT_ALONE = timedelta(days=3)
BEFORE_THE_CLOSE = timedelta(days=3)


class ReminderQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def never_confirmed_since(self, moment):
        return self.filter(confirmed_at__isnull=True, asked_at__lt=moment)

    def of_closed(self, now):
        """Of no more use: nobody can answer any more."""
        return self.filter(consultation__closes_at__lte=now)

    def closing_soon(self, now):
        """Whoever is told now that the close comes near, once."""
        near = Q(consultation__closes_at__gt=now, consultation__closes_at__lte=now + BEFORE_THE_CLOSE)
        return self._may_be_told().filter(near, closing_sent_at__isnull=True)

    def unfinished(self, now):
        """Whoever began, has left it alone and has not been told so since; not shortly before the close."""
        untouched = Q(draft__touched_at__lte=now - LEFT_ALONE)
        once = Q(unfinished_sent_at__isnull=True) | Q(unfinished_sent_at__lt=F("draft__touched_at"))
        return self._may_be_told().filter(untouched, once, consultation__closes_at__gt=now + BEFORE_THE_CLOSE)

    def _may_be_told(self):
        return self.confirmed().filter(consultation__live=True).order_by("pk")


class Reminder(models.Model):
    """An address to write to before a consultation closes, and where answers were begun and left.

    It goes when the answers are sent or deleted. Its key stands in its letters alone: it is the proof.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(ConsultationPage, on_delete=models.CASCADE, related_name="reminders")
    draft = models.ForeignKey(
        ResponseDraft, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders"
    )
    email = models.EmailField()
    asked_at = models.DateTimeField()
    letter_at = models.DateTimeField(help_text="When the letter that asks to confirm was last sent.")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    unfinished_sent_at = models.DateTimeField(null=True, blank=True)
    closing_sent_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(Lower("email"), "consultation", name="reminder_once_an_address"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=False)
                | Q(unfinished_sent_at__isnull=True, closing_sent_at__isnull=True),
                name="reminder_sent_once_confirmed",
            ),
        ]

    def __str__(self):
        return f"Reminder of {self.asked_at:%-d %B %Y}"

    @property
    def confirm_url(self):
        return reverse("consultations:confirm_reminder", args=[self.key])

    @property
    def stop_url(self):
        return reverse("consultations:stop_reminder", args=[self.key])
