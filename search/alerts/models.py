import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

LONGEST_ASKED = 1_000
# A letter leaves at the same hour whether the last was a minute early or late.
SLACK = timedelta(hours=1)


class Often(models.TextChoices):
    DAILY = "daily", "Once a day"
    WEEKLY = "weekly", "Once a week"


BETWEEN = {Often.DAILY: timedelta(days=1), Often.WEEKLY: timedelta(days=7)}


class AlertQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def never_confirmed_since(self, moment):
        """Asked for before the moment, perhaps by somebody else, and never confirmed."""
        return self.filter(confirmed_at__isnull=True, asked_at__lt=moment)

    def due(self, now):
        """Confirmed, and looked at last so long ago that the next letter may go."""
        due = Q(looked_at__isnull=True)
        for often, between in BETWEEN.items():
            due |= Q(often=often, looked_at__lte=now - between + SLACK)
        return self.confirmed().filter(due).order_by("pk")


class Alert(models.Model):
    """A search that somebody wants e-mails about. Its key stands in their letters alone: it is the proof."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    asked = models.CharField(
        max_length=LONGEST_ASKED, help_text="The search, as it stands in the address of its results."
    )
    often = models.CharField(max_length=6, choices=Often, default=Often.WEEKLY)
    asked_at = models.DateTimeField()
    letter_at = models.DateTimeField(help_text="When the letter that asks to confirm was last sent.")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    seen_up_to = models.BigIntegerField(
        default=0, help_text="Key of the newest entry of the ledger at that moment: what is newer is new."
    )

    objects = AlertQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(Lower("email"), "asked", name="alert_once_a_search")]

    def __str__(self):
        return f"Alert of {self.asked_at:%-d %B %Y}"

    @property
    def results_url(self):
        return f"{reverse('search:search')}?{self.asked}"

    @property
    def confirm_url(self):
        return reverse("search:confirm_alert", args=[self.key])

    @property
    def stop_url(self):
        return reverse("search:stop_alert", args=[self.key])
