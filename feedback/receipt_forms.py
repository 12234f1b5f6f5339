"""What an author writes on the page that their receipt words open."""

import uuid
from difflib import get_close_matches

from django import forms

from feedback.models import Helped
from portal.forms import PlainForm
from portal.privacy.receipts import HOW_MANY, WORDS, tidy

LONGEST_MESSAGE = 5_000
ASK_AGAIN = "These words open nothing. Check each word and their order, then try again"
KNOWN = frozenset(WORDS)


class ReceiptWordsForm(PlainForm):
    """Five words in one field: they are copied by hand, and pasted from a note."""

    words = forms.CharField(
        label="Your five receipt words",
        help_text="In the order that we showed them, with a space between. Capital letters do not matter.",
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Enter your five receipt words"},
    )

    def clean_words(self):
        words = tidy(self.cleaned_data["words"]).split()
        unknown = [word for word in words if word not in KNOWN]
        if unknown:
            raise forms.ValidationError(self._help_with(unknown[0]))
        if len(words) != HOW_MANY:
            raise forms.ValidationError(f"Enter five words. You entered {len(words)}")
        return " ".join(words)

    def _help_with(self, word):
        """The list is no secret: which five and in which order is."""
        close = get_close_matches(word, [known for known in WORDS if known[0] == word[0]], n=2)
        meant = (
            f" Did you mean {' or '.join(f'“{each}”' for each in close)}?"
            if close
            else " Check how it is spelt"
        )
        return f"“{word[:30]}” is not one of our words.{meant}"


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
