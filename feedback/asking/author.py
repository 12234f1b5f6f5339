"""Who the author is, in broad groups, and whether we may write to them."""

from django import forms

from feedback.consent import CONTACT, contact_wording
from feedback.models import AgeBand, EthnicGroup, Gender, YesNo

from .question import EMPTY, QuestionForm

RATHER_NOT = "not_said"


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


class OptionalChoice(forms.ChoiceField):
    """Radios, the last of which says nothing; it is kept as an empty answer."""

    def __init__(self, label, choices, hint=""):
        choices = [*choices, ("or", [(RATHER_NOT, "I would rather not say")])]
        super().__init__(
            label=label, help_text=hint, choices=choices, required=False, widget=forms.RadioSelect
        )

    def clean(self, value):
        return super().clean("" if value == RATHER_NOT else value)


class AboutYouForm(QuestionForm):
    """Its fields are those of EqualityAnswers."""

    heading = "A little about you"
    intro = (
        "You can leave all of this out. We ask because care is not equally good for everybody, and only "
        "answers show for whom it is not. They are kept apart from your story and counted in large groups. "
        "Nobody who reads your story sees them."
    )

    age = OptionalChoice("How old are you?", AgeBand.choices)
    gender = OptionalChoice("How do you describe yourself?", Gender.choices)
    ethnic_group = OptionalChoice("What is your ethnic group?", EthnicGroup.choices)
    disability = OptionalChoice(
        "Do you have an illness or a disability that makes daily life harder?",
        YesNo.choices,
        hint="One that has lasted for a year, or will.",
    )
    first_language_english = OptionalChoice("Is English your first language?", YesNo.choices)

    @classmethod
    def is_answered(cls, answers):
        return any(answers.get(name) for name in cls.base_fields)

    def said(self):
        return "\n".join(filter(None, map(self.label_of, self.fields))) or EMPTY


class ContactForm(QuestionForm):
    heading_field = "contact"

    contact = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    email = forms.EmailField(label="Your email address", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wording, field = contact_wording(), self.fields["contact"]
        field.label, field.help_text = wording.question, wording.because
        field.choices = list(wording.answers.items())
        self.fields["email"].help_text = "Only if you ticked a box. You need no email address to come back."
        self.fields["email"].widget.attrs |= {"autocomplete": "email", "spellcheck": "false"}

    def clean(self):
        wants, email = self.cleaned_data.get("contact"), self.cleaned_data.get("email")
        if wants and not email and "email" not in self.errors:
            self.add_error("email", "Enter your email address, or take out the ticks")
        if email and not wants:
            self.add_error("contact", "Tick what we may email you about, or take out the email address")
        return {**self.cleaned_data, "contact_wording": CONTACT}

    def said(self):
        return "\n".join(filter(None, [self.labels_of("contact"), self.initial.get("email", "")])) or EMPTY
