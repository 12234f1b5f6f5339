"""Whether we may publish, word for word as consent.WORDINGS has it."""

from django import forms

from feedback.consent import CURRENT, current_wording

from .question import QuestionForm


class ConsentForm(QuestionForm):
    heading_field = "consent"

    consent = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": "Choose whether we may publish it"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wording, field = current_wording(), self.fields["consent"]
        field.label, field.help_text = wording.question, wording.because
        field.choices = list(wording.answers.items())

    def clean(self):
        """With the answer goes the version of the question that was answered."""
        return {**self.cleaned_data, "consent_wording": CURRENT}
