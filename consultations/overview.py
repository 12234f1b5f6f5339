"""All questions at a glance, before anybody answers: the sections, who is asked what, and in which way."""

from dataclasses import dataclass

from consultations.branch_words import who_is_asked
from consultations.kinds import Kind

HOW = {
    Kind.TEXT: "In your own words, up to {0.word_limit:,} words.",
    Kind.LINE: "In your own words, on one line.",
    Kind.ONE: "Choose one:",
    Kind.SEVERAL: "Choose all that apply:",
    Kind.RANKING: "Put these in order:",
    Kind.MATRIX: "Choose one for each line:",
    Kind.NUMBER: "A number.",
    Kind.MONTH: "A month and a year.",
    Kind.SITE: "Choose a type of cancer from a list.",
    Kind.PLACE: "Choose a town or area from a list.",
}


@dataclass(frozen=True)
class Glance:
    """A question, or a heading. `number` is 0 for a heading."""

    question: object
    number: int
    only_if: str
    how: str


def glances(questionnaire):
    numbers, seen = [], 0
    for question in questionnaire:
        seen += question.asks
        numbers.append(seen if question.asks else 0)
    return [
        Glance(question, number, who_is_asked(question, questionnaire), _how(question))
        for question, number in zip(questionnaire, numbers, strict=True)
    ]


def _how(question):
    if question.kind == Kind.SCALE:
        first, last = question.steps[0], question.steps[-1]
        return f"A step from {_end(first, question.lowest_label)} to {_end(last, question.highest_label)}."
    return HOW.get(question.kind, "").format(question)


def _end(step, label):
    return f"{step} ({label})" if label else str(step)
