"""Answers in people's own words."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from .answer_form import AnswerForm, about

LETTERS_A_WORD = 30
LONGEST_LINE = 250


class WordLimit:
    """Refuses a text of more words than `most`, and says how many there are."""

    def __init__(self, most):
        self.most = most

    def __call__(self, text):
        words = len(text.split())
        if words > self.most:
            raise ValidationError(f"Use {self.most:,} words or fewer. You have written {words:,}.")


class TextForm(AnswerForm):
    def fields_for(self, question):
        most = question.word_limit
        field = forms.CharField(
            **about(question, f"You can write up to {most:,} words."),
            widget=forms.Textarea(attrs={"rows": 8 if most > 100 else 4}),
            validators=[WordLimit(most), MaxLengthValidator(most * LETTERS_A_WORD)],
        )
        return {"answer": field}

    def salvaged(self):
        """Also what is too long still: its writer mends it later."""
        return {self.question.key: self.data.get(self.add_prefix("answer"), "").strip()}


class LineForm(TextForm):
    def fields_for(self, question):
        field = forms.CharField(
            **about(question), max_length=LONGEST_LINE, validators=[WordLimit(question.word_limit)]
        )
        return {"answer": field}
