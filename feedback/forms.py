"""The form that a patient fills in, one question a page. Each question is a form with one heading."""

from collections import defaultdict

from django import forms
from django.utils import timezone

from feedback.consent import current_wording
from feedback.models import Story
from feedback.models.story import LONGEST_STORY, Rating
from portal.accounts.models import CareSite
from portal.forms import PlainForm, WithHint
from portal.months import MonthField
from portal.taxonomy.models import PathwayStage, TumourSite

NOT_SURE, NOT_SAID = Story.SiteAnswer.NOT_SURE, Story.SiteAnswer.NOT_SAID
EMPTY = "You left this out"
# The national number for this answer. It is no rating.
DOES_NOT_KNOW = 6


class QuestionForm(PlainForm):
    """One question. `why` says, under it, why we ask; `optional` questions may be passed over."""

    why = ""

    def said(self):
        """What was answered, as the page that checks the answers shows it."""
        chosen = dict(flattened(self.fields[self.heading_field].choices))
        return str(chosen.get(str(self.initial.get(self.heading_field, "")), EMPTY))


def flattened(choices):
    """Pairs of value and label, whether or not the choices stand in groups."""
    for value, label in choices:
        yield from label if isinstance(label, list | tuple) else [(str(value), label)]


class WordsForm(QuestionForm):
    heading_field = "words"

    words = forms.CharField(
        label="What happened?",
        help_text=(
            "Tell it in your own way: what was good, what could have been better, or both. "
            "Leave out names, telephone numbers and addresses, yours and other people’s."
        ),
        max_length=LONGEST_STORY,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Enter what happened"},
    )

    def said(self):
        return self.initial.get("words", "")


class SiteForm(QuestionForm):
    heading_field = "site"

    site = forms.ChoiceField(
        label="Which cancer is this about?",
        help_text="Choose one. Other names for it stand under each.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a cancer, or “I am not sure”, or “I would rather not say”"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["site"].choices = [
            (NOT_SURE, "I am not sure, or it is not cancer"),
            (NOT_SAID, "I would rather not say"),
            ("or", [(site.slug, WithHint(site.name, names_beside(site))) for site in _sites_by_name()]),
        ]


def _sites_by_name():
    return TumourSite.objects.in_use().order_by("name", "pk")


def names_beside(site):
    """The other names of a site in one line, without those that are its own name in another form."""
    stems = {word[:4] for word in site.name.lower().split()} - {"canc", "tumo"}
    names = [site.clinical_name, *site.other_names]
    new = [name for name in names if not stems & {word[:4] for word in name.lower().split()}]
    return ", ".join(filter(None, dict.fromkeys(new)))


class StagesForm(QuestionForm):
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
        self.fields["stages"].choices = [
            (stage.slug, stage.question_wording or stage.name) for stage in PathwayStage.objects.in_use()
        ]

    def said(self):
        chosen = self.initial.get("stages", [])
        return (
            "\n".join(str(label) for slug, label in self.fields["stages"].choices if slug in chosen) or EMPTY
        )


class ToldByForm(QuestionForm):
    heading_field = "told_by"
    why = "A carer sees other things than a patient does. We never publish who you are."

    told_by = forms.ChoiceField(
        label="Who are you?",
        widget=forms.RadioSelect,
        choices=[
            ("patient", "I am the patient"),
            ("carer", "I care for the patient"),
            ("relative", "I am a relative or friend"),
            ("advocate", "I speak for the patient, for example as an advocate"),
            ("staff", "I work in health or care"),
        ],
        error_messages={"required": "Choose who you are"},
    )


class WhereForm(QuestionForm):
    heading_field = "care_site"

    care_site = forms.ChoiceField(
        label="Where was it?",
        help_text="Choose the hospital, hospice or clinic. You can leave this out.",
        required=False,
    )
    care_site_text = forms.CharField(
        label="If it is not in the list, or to say more",
        help_text="For example: my GP practice in Deal, or the scanner van in Ashford.",
        max_length=160,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["care_site"].choices = [("", "Choose a place"), *care_sites_by_kind()]

    def said(self):
        chosen = dict(flattened(self.fields["care_site"].choices[1:]))
        name = chosen.get(str(self.initial.get("care_site", "")), "")
        return "\n".join(filter(None, [str(name), self.initial.get("care_site_text", "")])) or EMPTY


def care_sites_by_kind():
    """Choices in groups: hospitals first. GP practices are too many for a list; people write theirs."""
    groups = defaultdict(list)
    for care_site in CareSite.objects.active().exclude(kind=CareSite.Kind.PRACTICE):
        groups[care_site.kind].append((str(care_site.pk), care_site.name))
    return [(CareSite.Kind(kind).label, groups[kind]) for kind in CareSite.Kind.values if groups[kind]]


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


class ConsentForm(QuestionForm):
    heading_field = "consent"

    consent = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": "Choose whether we may publish it"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wording = current_wording()
        field = self.fields["consent"]
        field.label, field.help_text, field.choices = (
            wording.question,
            wording.because,
            list(wording.answers.items()),
        )
