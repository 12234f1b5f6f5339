"""All questions on one page, in Wagtail's own look, for whoever types in what came otherwise."""

import uuid

from django import forms
from django.forms.renderers import DjangoTemplates

from consultations.asking.about_form import LARGEST_GROUP
from consultations.forms import form_for
from consultations.models import Response

NOTHING = "Nothing chosen"


class AboutForm(forms.Form):
    """How it came, whose answers they are, and what may be published."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    source = forms.ChoiceField(
        label="How it came",
        choices=[
            (Response.Source.PAPER, "A printed form"),
            (Response.Source.PHONE, "By telephone, or said to you"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it came"},
    )
    group_size = forms.IntegerField(
        label="If a group answered together: how many people took part",
        help_text="They are counted apart from the answers of single people.",
        min_value=2,
        max_value=LARGEST_GROUP,
        required=False,
        error_messages={"min_value": "Enter how many people took part, 2 or more"},
    )
    publish = forms.BooleanField(label="What they wrote may be published, without a name", required=False)
    wants_words = forms.BooleanField(
        label="They want receipt words",
        help_text="Five words to change or take back their answers. You are shown them once.",
        required=False,
    )


class Entry:
    """Every question filled in together. Nothing must be answered: paper may leave anything out."""

    def __init__(self, questionnaire, data=None, *, with_about=True):
        first = {"key": uuid.uuid4(), "source": Response.Source.PAPER}
        self.about = AboutForm(data, initial=first) if with_about else None
        self.parts = [(each, _form_of(each, data) if each.asks else None) for each in questionnaire]

    @property
    def forms(self):
        about = [self.about] if self.about else []
        return [*about, *(form for _, form in self.parts if form)]

    def is_valid(self):
        judged = [form.is_valid() for form in self.forms]
        return all(judged)

    def answers(self):
        """What was answered, as a draft of the website would hold it."""
        filled = [form for _, form in self.parts if form]
        return {key: value for form in filled for key, value in form.for_draft().items()}

    def problems(self):
        """Every message, for the top of the page."""
        found = [form.errors for form in self.forms]
        return [message for errors in found for messages in errors.values() for message in messages]

    def sections(self):
        """(heading or None, the fields) in the order of the paper."""
        return [(each.wording if form is None else "", form) for each, form in self.parts]


def _form_of(question, data):
    question.required = False
    form = form_for(question, data, is_alone=True, renderer=DjangoTemplates())
    for field in form.fields.values():
        _make_typable(field)
    return form


def _make_typable(field):
    """A list to open instead of radios: whoever types many forms finds an answer by its first letters."""
    if isinstance(field.widget, forms.MultiWidget):
        field.widget.template_name = forms.MultiWidget.template_name
        for box, name in zip(field.widget.widgets, ("Month", "Year"), strict=True):
            box.attrs["aria-label"] = name
    elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField):
        named = [(value, label) for value, label in field.choices if value != "or"]
        field.widget = forms.Select()
        field.choices = [("", NOTHING), *named]
