import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

LONGEST_ABOUT = 1_000
LONGEST_ITEM = 160
# A letter leaves at the same hour whether the last was a minute early or late.
SLACK = timedelta(hours=1)


class Often(models.TextChoices):
    DAILY = "daily", "Once a day"
    WEEKLY = "weekly", "Once a week"
    NEVER = "never", "Not for now"


BETWEEN = {Often.DAILY: timedelta(days=1), Often.WEEKLY: timedelta(days=7)}


class FollowerQuerySet(models.QuerySet):
    def with_address(self, email):
        return self.filter(email__iexact=email)

    def due(self, now):
        """Those who follow something and were looked after so long ago that the next letter may go."""
        due = Q(looked_at__isnull=True) & ~Q(often=Often.NEVER)
        for often, between in BETWEEN.items():
            due |= Q(often=often, looked_at__lte=now - between + SLACK)
        return self.filter(due, follows__in=Follow.objects.confirmed()).distinct().order_by("pk")

    def without_anything(self):
        return self.filter(follows__isnull=True)


class Follower(models.Model):
    """An address that somebody wants letters at. Its key stands in those letters alone: it is the proof."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    often = models.CharField(max_length=6, choices=Often, default=Often.WEEKLY)
    letter_at = models.DateTimeField(
        null=True, help_text="When the letter that asks to confirm was last sent."
    )
    looked_at = models.DateTimeField(null=True, help_text="When we last looked what is new.")

    objects = FollowerQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(Lower("email"), name="follower_once_an_address")]

    def __str__(self):
        return f"Follower {self.pk}"

    @property
    def confirm_url(self):
        return reverse("search:confirm_alert", args=[self.key])

    @property
    def yours_url(self):
        return reverse("search:following", args=[self.key])

    @property
    def stop_url(self):
        return reverse("search:stop_alert", args=[self.key])


class FollowQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def unconfirmed(self):
        return self.filter(confirmed_at__isnull=True)

    def asked_before(self, moment):
        return self.filter(asked_at__lt=moment)

    def in_order(self):
        """What is about one thing before searches, which may find the same thing."""
        is_search = models.Case(models.When(kind="search", then=1), default=0)
        return self.order_by(is_search, "asked_at", "pk")


class Follow(models.Model):
    """One thing that one address follows: a search, or what a kind of subjects.py knows."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=20, help_text="The name of its kind: search, consultation, practice.")
    about = models.CharField(
        max_length=LONGEST_ABOUT,
        help_text="Which one: a search as it stands in the address of its results, or the key of a row.",
    )
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True, help_text="What happened after this moment is new.")
    seen_up_to = models.BigIntegerField(
        default=0, help_text="Key of the newest entry of the ledger at that moment: what is newer is new."
    )

    objects = FollowQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["follower", "kind", "about"], name="follow_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(seen_at__isnull=False),
                name="confirmed_follow_counts_from_a_moment",
            ),
        ]

    def __str__(self):
        return f"{self.kind} followed since {self.asked_at:%-d %B %Y}"


class ToldItem(models.Model):
    """That this was in a letter to this address, so that it never is again. It goes with the address."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="told")
    item = models.CharField(max_length=LONGEST_ITEM, help_text="What it was, as its kind names it.")

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["follower", "item"], name="told_once")]

    def __str__(self):
        return self.item
