"""Answers that are a number, or a month."""

from django import forms

from consultations.saying import month_of, number_of
from portal.months import MonthField

from .answer_form import AnswerForm, about


class NumberField(forms.DecimalField):
    """A number as people write it: 1,200 is one thousand two hundred."""

    def to_python(self, value):
        return super().to_python(value.replace(",", "").replace(" ", "") if isinstance(value, str) else value)


class NumberForm(AnswerForm):
    def fields_for(self, question):
        field = NumberField(
            **about(question, within(question)),
            min_value=question.lowest,
            max_value=question.highest,
            max_digits=12,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "nhsuk-input--width-10"}),
            error_messages=_plain(question),
        )
        return {"answer": field}

    def in_draft(self, answer):
        return "" if answer is None else f"{answer.normalize():f}"

    def recalled(self, answers):
        return {"answer": number_of(self.question, answers)}


def within(question):
    """Between what it must lie, in words; empty where it may be anything."""
    low, high = question.lowest, question.highest
    if low is not None and high is not None:
        return f"A number from {low:,} to {high:,}."
    if low is not None:
        return f"A number of {low:,} or more."
    return "" if high is None else f"A number of {high:,} or less."


def _plain(question):
    bounds = within(question).lower().rstrip(".")
    wrong = f"Enter {bounds}" if bounds else "Enter a number, like 12"
    too_long = "Enter a shorter number, with at most 2 figures after the point"
    codes = ("max_digits", "max_decimal_places", "max_whole_digits")
    return {"invalid": wrong, "min_value": wrong, "max_value": wrong, **dict.fromkeys(codes, too_long)}


class MonthForm(AnswerForm):
    def fields_for(self, question):
        return {"answer": MonthField(**about(question, "A month and a year, for example 3 2026."))}

    def in_draft(self, answer):
        return f"{answer:%Y-%m}" if answer else ""

    def recalled(self, answers):
        return {"answer": month_of(self.question, answers)}
