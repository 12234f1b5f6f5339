import hmac

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest


class SearchedForQuerySet(models.QuerySet):
    def readable(self):
        """What staff may read: its words are in what the portal says, or many people asked it."""
        return self.exclude(words="")

    def found_nothing(self):
        return self.readable().filter(empty__gt=0)

    def since(self, day):
        return self.filter(month__gte=day.replace(day=1))

    def before(self, day):
        return self.filter(month__lt=day.replace(day=1))


class SearchedFor(models.Model):
    """How often something was looked for in a month, and how often nothing was found. Never by whom.

    The words are written down only where they cannot tell of a person: each of them stands in what the portal
    publishes, or the same was asked on several days. Until then there is only a mark, which leads back
    to no words.
    """

    mark = models.CharField(
        max_length=64, help_text="Keyed hash of the words: the same words, the same mark."
    )
    month = models.DateField(help_text="The first day of the month.")
    words = models.CharField(max_length=120, blank=True)
    times = models.PositiveIntegerField(default=0)
    empty = models.PositiveIntegerField("found nothing", default=0)
    days = models.PositiveSmallIntegerField(default=0, help_text="Different days of the month.")
    last_day = models.DateField()

    objects = SearchedForQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = [("view_searches", "See what people looked for")]
        ordering = ["-month", "-times", "words", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["mark", "month"], name="searched_for_once_a_month"),
            models.CheckConstraint(condition=Q(empty__lte=F("times")), name="searched_empty_within_times"),
        ]

    def __str__(self):
        return self.words or "words that are not kept"


def mark_of(words):
    key = f"{settings.SECRET_KEY} searched for".encode()
    return hmac.new(key, " ".join(words).encode(), "sha256").hexdigest()


def count(words, *, day, is_empty, is_readable, few_days):
    """Count one search. Its words are kept if they may be read, and else from the day that makes them
    few enough.

    words: as they are compared; is_readable: they tell of nobody and stand in what the portal says;
    few_days: on
    so many different days of a month anything harmless may be read (None: these words never).
    """
    text, empty = " ".join(words)[:120], int(is_empty)
    rows = SearchedFor.objects.filter(mark=mark_of(words), month=day.replace(day=1))
    another = models.Case(models.When(last_day=day, then=0), default=1)
    changed = {"times": F("times") + 1, "empty": F("empty") + empty, "days": F("days") + another}
    kept = {"words": text} if is_readable else {}
    if not rows.update(**changed, **kept, last_day=Greatest("last_day", models.Value(day))):
        first = {"times": 1, "empty": empty, "days": 1, "last_day": day, **kept}
        rows.model.objects.create(mark=mark_of(words), month=day.replace(day=1), **first)
    elif few_days and not is_readable:
        rows.filter(days__gte=few_days, words="").update(words=text)


class Promotion(models.Model):
    """Something that stands first where somebody looks for these words."""

    words = models.CharField(
        max_length=250, help_text="What people type. Several with commas, for example: parking, car park"
    )
    entry = models.ForeignKey(
        "search.SearchEntry",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="what stands first",
        limit_choices_to={"is_live": True},
    )
    note = models.CharField(max_length=250, blank=True, help_text="For colleagues: why.")

    class Meta:
        ordering = ["words", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["words", "entry"],
                name="promoted_once",
                violation_error_message="It stands first for these words already.",
            )
        ]

    def __str__(self):
        return f"{self.words}: {self.entry}"
