"""All questions of the form on one page, in Wagtail's own look, for whoever types in what came otherwise."""

import json
import uuid

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.forms.renderers import DjangoTemplates

from feedback.consent import Consent
from feedback.models import Story, StoryDraft
from feedback.questions import QUESTIONS


class EntryForm(forms.Form):
    """How it came, through whom, and whether the author wants words to come back with."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    source = forms.ChoiceField(
        label="How it came",
        choices=[(Story.Source.PAPER, "A printed form"), (Story.Source.PHONE, "By telephone")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it came"},
    )
    helped_by = forms.CharField(
        label="Who helped the author to tell it",
        help_text="What they are to the author, for example: daughter, nurse. No name. Empty if nobody did.",
        max_length=120,
        required=False,
    )
    wants_words = forms.BooleanField(
        label="The author wants receipt words",
        help_text="Five words that open the story again. You are shown them once, to print.",
        required=False,
    )


class Entry:
    """The form above and every question of the website, filled in together."""

    def __init__(self, data=None):
        first = {"key": uuid.uuid4(), "source": Story.Source.PAPER}
        self.about = EntryForm(data, initial=first)
        renderer = DjangoTemplates()
        self.questions = [(asked, _for_admin(asked.form(data, renderer=renderer))) for asked in QUESTIONS]

    def is_valid(self):
        forms_of = [self.about, *(form for _, form in self.questions)]
        return all(form.is_valid() for form in forms_of) and self._answers_what_must_be()

    def _answers_what_must_be(self):
        """Whoever wants to see the words first must be able to come back."""
        sees_first = self.answers()["consent"] == Consent.AFTER_SEEN
        if sees_first and not self.about.cleaned_data["wants_words"]:
            self.about.add_error(
                "wants_words", "The author wants to see the words first, and needs receipt words for that"
            )
        return not self.about.errors

    def answers(self):
        """What was answered, as a draft of the website would hold it."""
        told = {name: value for _, form in self.questions for name, value in form.cleaned_data.items()}
        return json.loads(json.dumps(told, cls=DjangoJSONEncoder))

    def draft(self):
        """Not kept: it only carries the answers to where a story is made of them."""
        return StoryDraft(key=self.about.cleaned_data["key"], answers=self.answers())

    def sections(self):
        """(heading, what stands under it, the fields) of each question."""
        return [(asked.name, form.intro, form.visible_fields()) for asked, form in self.questions]

    def problems(self):
        """Every message, for the top of the page."""
        found = [self.about.errors, *(form.errors for _, form in self.questions)]
        return [message for errors in found for messages in errors.values() for message in messages]


def _for_admin(form):
    for field in form.fields.values():
        if isinstance(field.widget, forms.MultiWidget):
            _name_boxes(field.widget)
        elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField):
            _make_choosable(field)
    return form


def _name_boxes(widget):
    """A month and a year, each box with its name."""
    widget.template_name = forms.MultiWidget.template_name
    for box, name in zip(widget.widgets, ("Month", "Year"), strict=True):
        box.attrs["aria-label"] = name


def _make_choosable(field):
    """A list to open: whoever types many forms finds an answer by its first letters."""
    choices = [(_group_name(value), label) for value, label in field.choices]
    field.widget = forms.Select()
    field.choices = [("", "Nothing chosen"), *choices]


def _group_name(value):
    return "Otherwise" if value == "or" else value
