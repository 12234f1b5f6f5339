from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index


class ClockPoint(models.TextChoices):
    """The moments between which waiting is measured."""

    REFERRED = "referred", "The referral is received"
    TOLD = "told", "Told whether it is cancer"
    DECIDED = "decided", "A treatment is agreed"
    TREATED = "treated", "The first treatment begins"


class WaitingStandardQuerySet(models.QuerySet):
    def in_force(self, on):
        """The standards that hold on the day, each with its targets, the shortest wait first."""
        ended = Q(until_date__isnull=False, until_date__lt=on)
        found = self.filter(since_date__lte=on).exclude(ended)
        return found.prefetch_related("targets").order_by("days", "pk")


class WaitingStandard(index.Indexed, ClusterableModel):
    """A national promise of how long a part of the way may take, and from which day it holds."""

    name = models.CharField(max_length=120, help_text="For example: 28-day Faster Diagnosis Standard.")
    means = models.CharField(max_length=250, help_text="What it means for a person, in one plain sentence.")
    days = models.PositiveSmallIntegerField()
    begins = models.CharField("the clock starts", max_length=10, choices=ClockPoint)
    ends = models.CharField("the clock stops", max_length=10, choices=ClockPoint)
    since_date = models.DateField("holds from")
    until_date = models.DateField("held until", null=True, blank=True)
    source_name = models.CharField(max_length=160)
    source_url = models.URLField("source link")

    objects = WaitingStandardQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("means"),
        FieldRowPanel([FieldPanel("days"), FieldPanel("begins"), FieldPanel("ends")]),
        FieldRowPanel([FieldPanel("since_date"), FieldPanel("until_date")]),
        InlinePanel("targets", heading="Targets", label="Target"),
        FieldPanel("source_name"),
        FieldPanel("source_url"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["days", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1), name="standard_takes_a_day_or_more"),
            models.CheckConstraint(
                condition=~Q(begins=F("ends")),
                name="standard_measures_between_two_moments",
                violation_error_message="Choose two different moments: one starts the clock, one stops it.",
            ),
            models.CheckConstraint(
                condition=Q(until_date__isnull=True) | Q(until_date__gte=F("since_date")),
                name="standard_ends_after_it_begins",
                violation_error_message="Give an end that is not before the beginning.",
            ),
        ]

    def __str__(self):
        return self.name

    def target_on(self, day):
        """The target that holds on the day, or None: of those that have begun the newest."""
        begun = [target for target in self.targets.all() if target.valid_from <= day]
        return max(begun, key=lambda target: target.valid_from, default=None)


class StandardTarget(models.Model):
    """What share of people must not wait longer, from a day on."""

    standard = ParentalKey(WaitingStandard, on_delete=models.CASCADE, related_name="targets")
    percent = models.PositiveSmallIntegerField("target %")
    valid_from = models.DateField()

    panels = [FieldRowPanel([FieldPanel("percent"), FieldPanel("valid_from")])]

    class Meta:
        ordering = ["valid_from", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="standard_target_is_a_percent"),
            models.UniqueConstraint(fields=["standard", "valid_from"], name="one_target_a_day"),
        ]

    def __str__(self):
        return f"{self.percent}% from {self.valid_from:%-d %B %Y}"
