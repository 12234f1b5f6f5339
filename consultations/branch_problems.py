"""What is wrong with the branching of a questionnaire, in sentences that say what to do. Pure."""

from dataclasses import dataclass

from consultations import ways
from consultations.branching import OTHER, Comparison
from consultations.kinds import CHOOSING, COUNTING

BY_CHOICE = frozenset({Comparison.HAS, Comparison.HAS_NOT})
BY_NUMBER = frozenset({Comparison.OVER, Comparison.UNDER})


@dataclass(frozen=True)
class Problem:
    """What is wrong with the question under `key`."""

    key: str
    sentence: str


def problems(questions):
    """Every problem, in the order of the questions. None: every question can be reached, every way ends."""
    found = [
        Problem(question.key, sentence)
        for question in questions
        for condition in question.conditions
        if (sentence := problem_of(condition, question, questions))
    ]
    broken = {problem.key for problem in found}
    return found + [
        Problem(question.key, _out_of_reach(question))
        for question in questions
        if question.key not in broken and question.conditions and not ways.is_reachable(question, questions)
    ]


def problem_of(condition, question, questions):
    """The sentence about one condition; empty where it is sound."""
    earlier = next((each for each in questions if each.key == condition.about), None)
    me = f"“{question.wording}”"
    if earlier is None:
        return (
            f"{me} depends on a question that is no longer there. Choose another, or take the condition away."
        )
    return _wrong_place(earlier, question, questions, me) or _wrong_answer(condition, earlier, me)


def _wrong_place(earlier, question, questions, me):
    it = f"“{earlier.wording}”"
    if earlier is question:
        return f"{me} depends on its own answer. Choose an earlier question."
    if not earlier.asks:
        return f"{me} depends on {it}, which is a heading and has no answer. Choose a question."
    if questions.index(earlier) < questions.index(question):
        return ""
    if question.key in ways.deciding(earlier, questions):
        return f"{me} and {it} wait for each other, so nobody would be asked them. Take one condition away."
    return f"{me} depends on {it}, which comes after it. Move {it} up, or choose an earlier question."


def _wrong_answer(condition, earlier, me):
    it = f"“{earlier.wording}”"
    if condition.test in BY_NUMBER:
        return _wrong_number(condition, earlier, me, it)
    if condition.test not in BY_CHOICE:
        return ""
    if earlier.kind not in CHOOSING:
        return f"{me} depends on a choice in {it}, which offers none. Choose “was answered” instead."
    if not condition.choices:
        return f"{me} depends on {it}. Choose at least one of its answers."
    offered = {choice.key for choice in earlier.offered} | ({OTHER} if earlier.offers_other else set())
    if not set(condition.choices) <= offered:
        return f"{me} depends on an answer to {it} that is no longer offered. Choose another answer."
    return ""


def _wrong_number(condition, earlier, me, it):
    if earlier.kind not in COUNTING:
        return f"{me} depends on a number in {it}, which asks for none. Choose another question."
    return f"{me} depends on {it}. Enter the number to compare with." if condition.number is None else ""


def _out_of_reach(question):
    it = f"“{question.wording}”"
    return f"Nobody can come to {it}: its conditions can never be met together. Change one of them."
