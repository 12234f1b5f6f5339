"""A form with a field of every kind."""

from django import forms

from portal.forms import PlainForm, WithHint
from portal.months import MonthField


class ExampleForm(PlainForm):
    words = forms.CharField(
        label="What happened?", widget=forms.Textarea, max_length=2000, help_text="In your own words."
    )
    email = forms.EmailField(label="Email address", help_text="We only use it to answer you.")
    told_by = forms.ChoiceField(
        label="Who are you?",
        widget=forms.RadioSelect,
        choices=[
            ("patient", WithHint("A patient", "You have or had cancer, or tests for it")),
            ("carer", "A carer or relative"),
            ("or", [("no", "I would rather not say")]),
        ],
    )
    about = forms.MultipleChoiceField(
        label="What is it about?",
        widget=forms.CheckboxSelectMultiple,
        choices=[("tests", "Tests"), ("treatment", "Treatment")],
    )
    place = forms.ChoiceField(label="Where was it?", choices=[("", "Choose a place"), ("a", "Ashford")])
    when = MonthField(label="When was it?", help_text="For example, March 2025")
    agree = forms.BooleanField(label="You may publish my words")
