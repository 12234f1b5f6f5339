from django import forms

from portal.forms import PlainForm
from portal.guarding import GuardedForm

from .models import Often

REGULAR = [choice for choice in Often.choices if choice[0] != Often.NEVER]


class OftenForm(PlainForm):
    """How often to write, or not for now."""

    often = forms.ChoiceField(
        label="How often should we write, if there is something new?",
        help_text="One email with everything in it. If nothing is new, we do not write.",
        choices=Often.choices,
        initial=Often.WEEKLY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how often"},
    )


class AlertForm(GuardedForm):
    """Where to write, and how often."""

    email = forms.EmailField(
        label="Your email address",
        help_text="We use it for these emails alone. Each of them has a link that stops them.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address in the right form, like name@example.com",
        },
    )
    often = forms.ChoiceField(
        label="How often should we write, if there is something new?",
        choices=REGULAR,
        initial=Often.WEEKLY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose once a day or once a week"},
    )


class ConfirmForm(PlainForm):
    """What somebody asked for at this address: all of it, unless its owner takes some away."""

    follows = forms.MultipleChoiceField(
        label="What you want to hear about",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one thing, or close this page to get nothing",
            "invalid_choice": "Choose from what is listed",
        },
    )
    often = forms.ChoiceField(
        label="How often should we write, if there is something new?",
        choices=REGULAR,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose once a day or once a week"},
    )

    def __init__(self, *args, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["follows"].choices = choices


class PressForm(PlainForm):
    """A single button."""
