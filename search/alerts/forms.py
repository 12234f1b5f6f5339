from django import forms

from portal.forms import PlainForm
from portal.guarding import GuardedForm

from .models import Often


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
        choices=Often.choices,
        initial=Often.WEEKLY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose once a day or once a week"},
    )


class PressForm(PlainForm):
    """A single button."""
