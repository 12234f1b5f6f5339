"""Public forms that speak NHS markup. Wagtail's own forms keep theirs: only what inherits PlainForm changes.

In a page: `{{ form }}` renders the fields. base.html puts the error summary at the top by itself.
A group of choices named "or" is set apart from the rest: [("a", "A"), ("or", [("none", "None of these")])].
"""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.template.loader import select_template
from django.utils.safestring import mark_safe

STOCK_WIDGETS = "django/forms/widgets/"
OUR_WIDGETS = "forms/widgets/"
CAN_LOOK_WRONG = ("nhsuk-input", "nhsuk-textarea", "nhsuk-select")


class WithHint(str):
    """The words of a choice with a smaller line under them: WithHint("Bowel", "Also called colorectal")."""

    def __new__(cls, words, hint=""):
        self = super().__new__(cls, words)
        self.hint = hint
        return self


class PlainBoundField(BoundField):
    """A field that knows how the NHS design system draws it."""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        classes = [*self._styles(widget), widget.attrs.get("class"), attrs.get("class")]
        if style := " ".join(filter(None, classes)):
            attrs["class"] = style
        if isinstance(widget, forms.Textarea):
            attrs["maxlength"] = False  # or the end of a long paste is lost without a word
        return attrs

    def _styles(self, widget):
        style = _style_of(widget)
        yield style
        if self.errors and style in CAN_LOOK_WRONG:
            yield f"{style}--error"
        if self.counts_characters:
            yield "nhsuk-js-character-count"

    @property
    def is_heading(self):
        """True where this question is the heading of its page."""
        return getattr(self.form, "heading_field", None) == self.name

    @property
    def is_single_checkbox(self):
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def counts_characters(self):
        return isinstance(self.field.widget, forms.Textarea) and self.field.max_length

    @property
    def first_id(self):
        """Where a link in the error summary leads: the first thing that can be typed in or chosen."""
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id


def _style_of(widget):
    if isinstance(widget, forms.Textarea):
        return "nhsuk-textarea"
    if isinstance(widget, forms.CheckboxInput):
        return "nhsuk-checkboxes__input"
    if isinstance(widget, forms.RadioSelect):
        return "nhsuk-radios__input"
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "nhsuk-checkboxes__input"
    if isinstance(widget, forms.Select):
        return "nhsuk-select"
    return "nhsuk-input" if isinstance(widget, forms.widgets.Input) and not widget.is_hidden else ""


class PlainRenderer(TemplatesSetting):
    """Takes a widget's template from templates/forms/widgets where we have one, else from Django."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = PlainBoundField

    def get_template(self, template_name):
        return select_template([template_name.replace(STOCK_WIDGETS, OUR_WIDGETS), template_name])


class SpeaksPlainly:
    """Plain messages and NHS markup for any form class. One message a field.

    heading_field: the field whose question is the h1 of its page, for one question a page.
    """

    default_renderer = PlainRenderer()
    heading_field = None
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _say_it_plainly(field, field.label or name.replace("_", " ").capitalize())

    @property
    def problems(self):
        return problems_of(self)

    @property
    def error_summary(self):
        """The box at the top of the page; empty where there is nothing to put right."""
        return mark_safe(self.render("components/error_summary.html", {"problems": self.problems}))


class PlainForm(SpeaksPlainly, forms.Form):
    """The base of every public form."""


def problems_of(form):
    """(where, message) for each thing to put right, one a field, in the order of the page."""
    if not form.is_bound:
        return []
    whole = [("", message) for message in form.non_field_errors()]
    wrong = [(form[name], form.errors[name][0]) for name in form.fields if name in form.errors]
    return whole + [("" if field.is_hidden else f"#{field.first_id}", message) for field, message in wrong]


def make_plain(form):
    """A package's form, from now on in NHS markup, its stock messages in plain words. Returns the form."""
    form.renderer = PlainRenderer()
    form.bound_field_class = PlainBoundField
    form.use_required_attribute = False
    form._bound_fields_cache.clear()
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = str(field.label or name).capitalize()
        if name in form.errors:
            _reword(form.errors[name].data, field)
    return form


def _reword(problems, field):
    for problem in problems:
        if problem.code == "required":
            problem.message = _plain_words(field, field.label)["required"]


def _say_it_plainly(field, label):
    """Put plain words where Django's own stand, and leave words that a form or a field of ours chose."""
    if getattr(field, "speaks_plainly", False):
        return
    for code, words in _plain_words(field, label).items():
        if _is_stock(field, code):
            field.error_messages[code] = words


def _is_stock(field, code):
    stock = {}
    for kind in reversed(type(field).__mro__):
        stock.update(getattr(kind, "default_error_messages", {}))
    return field.error_messages.get(code) == stock.get(code)


def _plain_words(field, label):
    chooses = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
    words = {"required": required_message(label, chooses), "max_length": _too_long(field)}
    if chooses:
        words["invalid_choice"] = "Choose an answer from the list"
    if isinstance(field, forms.EmailField):
        words["required"] = "Enter an email address"
        words["invalid"] = "Enter an email address in the correct format, like name@example.com"
    if isinstance(field, forms.IntegerField):
        words["invalid"] = "Enter a number, like 12"
    if isinstance(field, forms.BooleanField):
        words["required"] = f"Tick the box: “{label}”"
    return words


def _too_long(field):
    most = getattr(field, "max_length", None)
    return f"Use {most:,} characters or fewer" if most else ""


def required_message(label, chooses=False):
    """What to do about an empty answer: a question is answered, a choice is made, a thing is entered."""
    if label.endswith("?"):
        return f"Answer this question: “{label}”"
    name = label if label[:2].isupper() else label[:1].lower() + label[1:]
    return f"{'Choose' if chooses else 'Enter'} {name.rstrip(':')}"
