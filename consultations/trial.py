"""The questions of a draft as people would be asked them, all on one page: for the preview."""

from dataclasses import dataclass

from consultations import facts
from consultations.branch_words import who_is_asked
from consultations.forms import form_for


@dataclass(frozen=True)
class Tried:
    """A question with its form and its facts, or a heading without. who: who is asked it, in words."""

    question: object
    who: str
    asked: object = None


def tried(questions):
    """Every question and heading in order, on everybody's way or not."""
    forms = [form_for(question, answers={}, is_alone=False) for question in questions if question.asks]
    beside = {each.question.key: each for each in facts.beside(forms)}
    return [Tried(each, who_is_asked(each, questions), beside.get(each.key)) for each in questions]
