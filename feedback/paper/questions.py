"""What the paper asks: the questions of the website as plain values, with room to write or boxes to tick."""

from django import forms

from feedback.questions import QUESTIONS
from portal import choosing

# How many lines of handwriting a box on the screen becomes, a line of the box.
LINES_A_ROW = 1.5


def asked():
    """A list of questions, each with its heading, what stands under it, and its parts in order."""
    return [_question(question.form(), question.needs_answer) for question in QUESTIONS]


def _question(form, needs_answer):
    heading_field = form.heading_field
    heading = form.heading or str(form.fields[heading_field].label)
    return {
        "heading": heading,
        "intro": form.intro,
        "why": form.why,
        "says_optional": not needs_answer and not _says_so(form),
        "parts": [_part(name, field, name == heading_field) for name, field in form.fields.items()],
    }


def _says_so(form):
    """Whether the question's own words say that it may be passed over."""
    words = " ".join([form.intro, *(str(field.help_text or "") for field in form.fields.values())])
    return "leave" in words or "or none" in words


def _part(name, field, is_heading):
    """`kind`: lines to write on, one line, a month, or choices."""
    return {
        "label": "" if is_heading else str(field.label or ""),
        "hint": str(field.help_text or ""),
        **_room(field),
    }


def _room(field):
    widget = field.widget
    if isinstance(widget, forms.MultiWidget):
        return {"kind": "month"}
    if isinstance(widget, forms.Textarea):
        return {"kind": "lines", "lines": round(int(widget.attrs.get("rows", 6)) * LINES_A_ROW)}
    if hasattr(field, "choices"):
        several = isinstance(widget, forms.CheckboxSelectMultiple)
        return {"kind": "choices", "several": several, "groups": _groups(field.choices)}
    return {"kind": "line"}


def _groups(choices):
    """[{name, choices}]: what stands alone comes first; a list that is folded away is too long for paper."""
    alone = [_choice(label) for value, label in choices if _is_one(value, label)]
    groups = [
        {"name": "" if name == "or" else str(name), "choices": [_choice(label) for _, label in inner]}
        for name, inner in choices
        if isinstance(inner, list | tuple) and not isinstance(name, choosing.Folded)
    ]
    return [{"name": "", "choices": alone}, *groups] if alone else groups


def _is_one(value, label):
    return value != "" and not isinstance(label, list | tuple)


def _choice(label):
    return {"label": str(label), "hint": getattr(label, "hint", "")}
