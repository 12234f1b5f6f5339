from django import forms

from portal.guarding import GuardedForm


class ReminderForm(GuardedForm):
    """Where to write to."""

    email = forms.EmailField(
        label="Your email address",
        help_text="We use it for these emails alone.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
