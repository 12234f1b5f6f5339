"""Which care the story is about: cancer, part of care, place, time, priorities, and how it was overall."""

from collections import defaultdict

from django import forms
from django.utils import timezone

from feedback.models import Story
from feedback.models.story import Rating
from portal.accounts.models import CareSite
from portal.choosing import FindableRadios, Finding, Folded
from portal.forms import WithHint
from portal.months import MonthField
from portal.taxonomy.choosing import site_choices
from portal.taxonomy.models import PathwayStage, Priority

from .question import EMPTY, QuestionForm

NOT_SURE, NOT_SAID = Story.SiteAnswer.NOT_SURE, Story.SiteAnswer.NOT_SAID
ELSEWHERE = "elsewhere"
# The national number for this answer. It is no rating.
DOES_NOT_KNOW = 6


class FindingForm(Finding, QuestionForm):
    """A question whose answer stands in a long list."""

    @property
    def found_in(self):
        return self.heading_field


class SiteForm(FindingForm):
    heading_field = "site"

    site = forms.ChoiceField(
        label="Which cancer is this about?",
        help_text="Choose one. Other names for it stand under each.",
        widget=FindableRadios("Type the name, or where in the body it is"),
        error_messages={"required": "Choose a cancer, or “I am not sure”, or “I would rather not say”"},
        required=False,
    )

    def choices(self):
        return [
            *site_choices(),
            ("or", [(NOT_SURE, "I am not sure, or it is not cancer"), (NOT_SAID, "I would rather not say")]),
        ]

    def clean_site(self):
        """One cancer that fits what was typed is meant; of several the person chooses."""
        if chosen := self.cleaned_data["site"]:
            return chosen
        found = self.found()
        if len(found) == 1:
            return found[0][0]
        if self.typed:
            self.show_what_was_found()
        raise forms.ValidationError(self.fields["site"].error_messages["required"])


class SeveralForm(QuestionForm):
    """A question to which several answers may be given, or none."""

    def said(self):
        return self.labels_of(self.heading_field) or EMPTY


class StagesForm(SeveralForm):
    heading_field = "stages"
    why = "It helps the people who run that part of care to find your story."

    stages = forms.MultipleChoiceField(
        label="Which part of care is it about?",
        help_text="Choose all that fit, or none.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stages"].choices = asked_as(PathwayStage.objects.in_use())


class PrioritiesForm(SeveralForm):
    heading_field = "priorities"
    why = "The alliance has set out to make these better. Your answer shows how it is doing."

    priorities = forms.MultipleChoiceField(
        label="Is your story about any of these?",
        help_text="Choose all that fit, or none.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["priorities"].choices = asked_as(Priority.objects.current(timezone.localdate()))


def asked_as(terms):
    return [(term.slug, term.question_wording or term.name) for term in terms]


class WhereForm(FindingForm):
    heading_field = "care_site"

    care_site = forms.ChoiceField(
        label="Where was it?",
        help_text="Choose the hospital, hospice, clinic or GP practice. You can leave this out.",
        widget=FindableRadios("Type the name or the town"),
        required=False,
    )
    care_site_text = forms.CharField(
        label="If it is not in the list, or to say more",
        help_text="For example: the scanner van in Ashford, or the district nurses.",
        max_length=160,
        required=False,
    )

    def choices(self):
        return [
            *care_sites_by_kind(),
            ("or", [(ELSEWHERE, "Somewhere else, or I would rather not say")]),
        ]

    def clean_care_site(self):
        """One place that fits what was typed is meant."""
        chosen, found = self.cleaned_data["care_site"], self.found()
        if chosen or len(found) != 1:
            return "" if chosen == ELSEWHERE else chosen
        return found[0][0]

    def clean(self):
        """What was typed and is in no list is kept as it was typed."""
        if self.typed and not self.cleaned_data.get("care_site") and not self.cleaned_data["care_site_text"]:
            self.cleaned_data["care_site_text"] = self.typed
        return self.cleaned_data

    def said(self):
        return (
            "\n".join(filter(None, [self.label_of("care_site"), self.initial.get("care_site_text", "")]))
            or EMPTY
        )


def care_sites_by_kind():
    """Choices in groups: hospitals first, and the many GP practices folded away."""
    groups = defaultdict(list)
    for care_site in CareSite.objects.active().select_related("place"):
        town = care_site.place.name if care_site.place else ""
        hint = "" if town in care_site.name else town
        groups[care_site.kind].append((str(care_site.pk), WithHint(care_site.name, hint)))
    kinds = [*(kind for kind in CareSite.Kind if kind != CareSite.Kind.PRACTICE), CareSite.Kind.PRACTICE]
    return [(_name_of(kind), groups[kind]) for kind in kinds if groups[kind]]


def _name_of(kind):
    return Folded(f"{kind.label}s") if kind == CareSite.Kind.PRACTICE else kind.label


class WhenForm(QuestionForm):
    heading_field = "happened_month"

    happened_month = MonthField(
        label="Roughly when was it?",
        help_text="A month and a year is enough, for example 3 2026. You can leave this out.",
        required=False,
    )

    def clean_happened_month(self):
        month = self.cleaned_data["happened_month"]
        if month and month > timezone.localdate():
            raise forms.ValidationError("Enter a month that is not in the future")
        return month

    def said(self):
        month = self.initial.get("happened_month")
        return f"{month:%B %Y}" if month else EMPTY


class RatingForm(QuestionForm):
    heading_field = "rating"
    why = "Every NHS service asks this question, so that answers can be compared."

    rating = forms.TypedChoiceField(
        label="Overall, how was the care?",
        help_text="You can leave this out.",
        widget=forms.RadioSelect,
        choices=[*Rating.choices, ("or", [(DOES_NOT_KNOW, "I do not know")])],
        coerce=int,
        empty_value=None,
        required=False,
    )
