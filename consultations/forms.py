from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from consultations.answering import RATHER_NOT
from consultations.models import Question
from portal.forms import PlainForm
from portal.guarding import GuardedForm

LETTERS_A_WORD = 30


class WordLimit:
    """Refuses a text of more words than `most`, and says how many there are."""

    def __init__(self, most):
        self.most = most

    def __call__(self, text):
        words = len(text.split())
        if words > self.most:
            raise ValidationError(f"Use {self.most:,} words or fewer. You have written {words:,}.")


class AnswerForm(PlainForm):
    """One question, as a page of its own. Its field is `answer`."""

    heading_field = "answer"

    def for_draft(self):
        """What was answered, as a draft keeps it."""
        answer = self.cleaned_data["answer"]
        if isinstance(answer, list):
            return answer
        return [key for key in [answer] if key != RATHER_NOT] if self.answers_by_choice else answer

    @property
    def answers_by_choice(self):
        return isinstance(self.fields["answer"], forms.ChoiceField)


def form_for(question):
    """The form class that asks this question."""
    return type("FormForQuestion", (AnswerForm,), {"answer": FIELDS[question.kind](question)})


def initial_for(question, answers):
    """What the form shows at first: the answer given before, if any."""
    given = answers.get(question.key)
    if question.kind == Question.Kind.ONE and given is not None:
        given = given[0] if given else RATHER_NOT
    return {"answer": given}


def _in_own_words(question):
    return forms.CharField(
        **_about(question, f"You can write up to {question.word_limit:,} words."),
        widget=forms.Textarea(attrs={"rows": 8}),
        validators=[WordLimit(question.word_limit), MaxLengthValidator(question.word_limit * LETTERS_A_WORD)],
    )


def _one_of_many(question):
    options = _options(question)
    if not question.required:
        options = [*options, ("or", [(RATHER_NOT, "I’d rather not answer")])]
    return forms.ChoiceField(**_about(question), choices=options, widget=forms.RadioSelect)


def _several_of_many(question):
    hint = "Choose all that apply."
    return forms.MultipleChoiceField(
        **_about(question, hint), choices=_options(question), widget=forms.CheckboxSelectMultiple
    )


FIELDS = {
    Question.Kind.TEXT: _in_own_words,
    Question.Kind.ONE: _one_of_many,
    Question.Kind.SEVERAL: _several_of_many,
}


def _options(question):
    return [(choice.key, choice.label) for choice in question.offered]


def _about(question, hint=""):
    return {
        "label": question.wording if question.required else f"{question.wording} (optional)",
        "help_text": " ".join(filter(None, [question.help_text, hint])),
        "required": question.required,
    }


class SendForm(GuardedForm):
    """The last button: there is nothing to fill in, and a machine gives itself away."""
