"""What stands in a table of answers: which columns a question has, and what one response says in each.

A code is the number of a choice in the order in which it is offered, from 1, as statistics programs want it.
"""

from dataclasses import dataclass
from functools import partial

from consultations.kinds import COUNTING, WRITING, Kind
from consultations.models import AnswerExport
from consultations.stages import LONDON

HEAD = ("Reference", "Sent", "Source", "People in the group")
LABELS, CODES = AnswerExport.Shown.LABELS, AnswerExport.Shown.CODES


@dataclass(frozen=True)
class Said:
    """One answer, as the database told it: `chosen` are tuples of choice, row and rank."""

    text: str = ""
    other: str = ""
    number: object = None
    month: object = None
    site: str = ""
    place: str = ""
    chosen: tuple = ()
    codes: tuple = ()


@dataclass(frozen=True)
class Column:
    name: str
    read: object


def is_personal(question):
    """What a person wrote, where they live, and what they said of who they are."""
    return question.is_equality or question.kind in (*WRITING, Kind.PLACE)


def columns_of(question, number, shown, *, with_personal):
    """The columns of a question. A personal one keeps only the codes that coders gave it."""
    name, found = f"{number}. {question.wording}", []
    if with_personal or not is_personal(question):
        found += _of_question(question, name, shown)
    if question.offers_other and with_personal:
        found.append(Column(f"{name} (other)", lambda said: said.other))
    if question.kind in WRITING or question.offers_other:
        found.append(Column(f"{name} (what it is about)", lambda said: "; ".join(said.codes)))
    return found


def left_out(questions):
    """The wordings of what is left out unless somebody may have it."""
    return [question.wording for question in questions if is_personal(question)]


def facts_of(response):
    """The cells under HEAD."""
    sent = response["submitted_at"].astimezone(LONDON).isoformat(sep=" ", timespec="seconds")
    return [response["reference"], sent, response["source"], response["group_size"] or ""]


def _of_question(question, name, shown):
    if question.kind == Kind.MATRIX:
        return [
            each for row in question.lines for each in _coded(f"{name}: {row.label}", question, shown, row.pk)
        ]
    if question.kind == Kind.SEVERAL and shown != LABELS:
        return [*_labelled(name, question, shown), *_one_a_choice(name, question, _is_chosen)]
    if question.kind == Kind.RANKING:
        return [*_labelled(name, question, shown), *_one_a_choice(name, question, _rank_of)]
    if question.kind in (Kind.ONE, Kind.SEVERAL):
        return _coded(name, question, shown)
    return [Column(name, _simply(question.kind))]


def _coded(name, question, shown, row=None):
    """One choice: its label, its code, or both."""
    places = {choice.pk: place for place, choice in enumerate(question.offered, start=1)}
    labels = {choice.pk: choice.label for choice in question.offered}
    code = Column(f"{name} (code)", partial(_chosen_in, row=row, words=places))
    label = Column(name, partial(_chosen_in, row=row, words=labels))
    return {LABELS: [label], CODES: [code]}.get(shown, [label, code])


def _labelled(name, question, shown):
    labels = {choice.pk: choice.label for choice in question.offered}
    return [] if shown == CODES else [Column(name, partial(_chosen_in, row=None, words=labels))]


def _one_a_choice(name, question, read):
    return [Column(f"{name}: {choice.label}", partial(read, choice=choice.pk)) for choice in question.offered]


def _chosen_in(said, *, row, words):
    ranked = sorted(said.chosen, key=lambda each: each[2] or 0)
    return "; ".join(str(words[choice]) for choice, line, _ in ranked if line == row and choice in words)


def _is_chosen(said, *, choice):
    """1 or 0 of whoever answered; nothing of whoever passed the question over."""
    return int(any(each[0] == choice for each in said.chosen)) if said.chosen or said.other else ""


def _rank_of(said, *, choice):
    return next((rank for each, _, rank in said.chosen if each == choice), "")


def _simply(kind):
    if kind in COUNTING:
        return lambda said: "" if said.number is None else f"{said.number.normalize():f}"
    return {
        Kind.MONTH: lambda said: f"{said.month:%Y-%m}" if said.month else "",
        Kind.SITE: lambda said: said.site,
        Kind.PLACE: lambda said: said.place,
    }.get(kind, lambda said: said.text)


def row_of(response, answers, columns_by_question):
    """The cells of one response: facts, then each question's columns. `answers` is {question: Said}."""
    nothing = Said()
    cells = facts_of(response)
    for question, columns in columns_by_question:
        said = answers.get(question, nothing)
        cells += [column.read(said) for column in columns]
    return cells
