from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from home.figures import figure


class PracticeMeasure(Orderable):
    """One thing that was counted before and after, with its unit, its time and its place."""

    page = ParentalKey("home.BestPracticePage", on_delete=models.CASCADE, related_name="measures")
    what = models.CharField(
        "what was counted", max_length=160, help_text="For example: Days until the letter arrives."
    )
    before = models.DecimalField(max_digits=9, decimal_places=2)
    after = models.DecimalField(max_digits=9, decimal_places=2)
    unit = models.CharField(max_length=40, help_text="For example: days, % of people, calls a week.")
    period = models.CharField(max_length=120, help_text="For example: January to June 2026 against 2025.")
    place = models.CharField(max_length=120, help_text="Where: the clinics, wards or practices.")

    panels = [
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("before"), FieldPanel("after"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("period"), FieldPanel("place")]),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(before__gte=0, after__gte=0), name="practice_measure_not_below_nothing"
            )
        ]

    def __str__(self):
        return f"{self.what}: {self.in_words}"

    @property
    def before_shown(self):
        return figure(self.before)

    @property
    def after_shown(self):
        return figure(self.after)

    @property
    def unit_shown(self):
        """The unit as it stands behind a number: none between a number and its percent sign."""
        return self.unit if self.unit.startswith("%") else f" {self.unit}"

    def told(self):
        return f"{self} ({self.period}, {self.place})"

    @property
    def in_words(self):
        return f"from {self.before_shown}{self.unit_shown} to {self.after_shown}{self.unit_shown}"


class PracticeDocument(Orderable):
    """A document of the library that helps another team to do the same."""

    page = ParentalKey("home.BestPracticePage", on_delete=models.CASCADE, related_name="document_links")
    document = models.ForeignKey(
        "home.AllianceDocument", on_delete=models.CASCADE, related_name="practice_links"
    )

    panels = [FieldPanel("document")]

    def __str__(self):
        return str(self.document)
