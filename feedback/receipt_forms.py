"""What an author writes on the page that their receipt words open."""

import uuid

from django import forms

from feedback.models import Helped
from portal.forms import PlainForm

LONGEST_MESSAGE = 5_000


class MessageForm(PlainForm):
    """Something for the moderators. The key is made with the form, so that it is stored once."""

    words = forms.CharField(
        label="Your answer", max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 5})
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, label, hint="", empty, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        field.label, field.help_text, field.error_messages["required"] = label, hint, empty


def answer_form(data=None):
    return MessageForm(
        data,
        prefix="answer",
        label="Your answer",
        hint="Only the people who look after stories read it. It is never published.",
        empty="Enter your answer",
    )


def addition_form(data=None):
    return MessageForm(
        data,
        prefix="more",
        label="What would you like to add?",
        hint="A person reads it. Nothing of it is published unless you ask for that and we show it to you.",
        empty="Enter what you would like to add",
    )


def why_form(data=None):
    return MessageForm(
        data,
        prefix="why",
        label="What should be different?",
        hint="You do not have to say why.",
        empty="Enter what should be different, or leave this page: your words are off the website already",
    )


class NewsForm(PlainForm):
    prefix = "news"

    email = forms.EmailField(
        label="Email address",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class HelpedForm(PlainForm):
    helped = forms.ChoiceField(
        label="Did this answer help?",
        widget=forms.RadioSelect,
        choices=Helped.choices,
        error_messages={"required": "Choose whether the answer helped"},
    )
