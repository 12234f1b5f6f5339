"""What stands in a cell, as an answer to a question of its kind. Raises Refused, which says what is wrong."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils import timezone

from consultations.kinds import COUNTING, WRITING, Kind

from .mapping import pieces_of
from .refused import Refused

LONGEST = 20_000
BETWEEN = re.compile(r"\s*[;|\n]\s*")
NUMBERED = re.compile(r"^\d+[.)]\s*")
YES, NO = (
    {"1", "yes", "true", "x", "selected", "checked"},
    {"", "0", "no", "false", "not selected", "unchecked"},
)
MOMENTS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
)
MONTHS = ("%Y-%m", "%m/%Y", "%B %Y", "%b %Y", "%Y-%m-%d")


@dataclass
class Given:
    """One answer on its way in: fields of Answer, and `chosen`, tuples of a choice, a row and a rank."""

    fields: dict = field(default_factory=dict)
    chosen: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.fields or self.chosen)


class Values:
    """Reads the cells of the questions of one consultation. `terms`: {kind: {name in small letters: row}}."""

    def __init__(self, questions, terms):
        self.questions, self.terms = questions, terms
        self.choices = {each.key: _by_word(each.offered) for each in questions}
        self.lines = {each.key: {line.key: line for line in each.lines} for each in questions}

    def answers(self, cells):
        """{question: Given} of what was answered, from {what we keep: cell}."""
        found = {}
        for number, question in enumerate(self.questions, start=1):
            try:
                given = self._given(question, cells)
            except Refused as refusal:
                raise Refused(f"Question {number}: {refusal.reason}") from None
            if given:
                found[question] = given
        return found

    def _given(self, question, cells):
        whole = cells.get(question.key, "").strip()
        pieces = {each: cells.get(f"{question.key}:{each.key}", "").strip() for each in pieces_of(question)}
        given = self._whole(question, whole) if whole else Given()
        given.chosen += self._of_pieces(question, pieces)
        _check_once(question, given)
        return given

    def _whole(self, question, text):
        if question.kind in WRITING:
            return Given({"text": _checked(text)})
        if question.kind in COUNTING:
            return Given({"number": _number(question, text)})
        if question.kind == Kind.MONTH:
            return Given({"month": _month(text)})
        if question.kind in (Kind.SITE, Kind.PLACE):
            return Given(
                {"tumour_site" if question.kind == Kind.SITE else "place": self._term(question, text)}
            )
        return self._chosen(question, text)

    def _chosen(self, question, text):
        if question.kind == Kind.MATRIX:
            raise Refused("each row of the table needs a column of its own.")
        named = self.choices[question.key]
        whole = named.get(_plain(text))
        many = [whole] if whole else [named.get(_plain(word)) for word in BETWEEN.split(text) if word]
        if None in many and not question.offers_other:
            raise Refused("the answer is not one of its choices.")
        made = [choice for choice in dict.fromkeys(many) if choice]
        ranks = question.kind == Kind.RANKING
        chosen = [(choice, None, place if ranks else None) for place, choice in enumerate(made, start=1)]
        return Given({} if None not in many else {"other_text": _checked(text)}, chosen)

    def _of_pieces(self, question, pieces):
        if question.kind == Kind.MATRIX:
            named = self.choices[question.key]
            return [(_one_of(named, cell), line, None) for line, cell in pieces.items() if cell]
        if question.kind == Kind.RANKING:
            return [(choice, None, _rank(cell)) for choice, cell in pieces.items() if cell]
        return [(choice, None, None) for choice, cell in pieces.items() if _is_ticked(choice, cell)]

    def _term(self, question, text):
        term = self.terms[question.kind].get(text.casefold())
        if term is None:
            raise Refused("this name is not in the list that people choose from.")
        return term


def moment_of(text, now):
    """When a row was sent, in London; now, where nothing is said."""
    if not text:
        return now
    moment = _first_that_fits(text[:19].replace("T", " "), MOMENTS)
    if moment is None:
        raise Refused("The date it was sent is not a date like 31/07/2026 or 2026-07-31.")
    moment = timezone.make_aware(moment)
    if moment > now:
        raise Refused("The date it was sent has not come yet.")
    return moment


def _by_word(choices):
    """Choices by label, and by their number in the order in which they are offered."""
    by_number = {str(place): choice for place, choice in enumerate(choices, start=1)}
    return by_number | {_plain(choice.label): choice for choice in choices}


def _plain(text):
    return " ".join(NUMBERED.sub("", text).casefold().split()) or text.strip()


def _one_of(named, cell):
    if (choice := named.get(_plain(cell))) is None:
        raise Refused("the answer is not one of its choices.")
    return choice


def _is_ticked(choice, cell):
    word = _plain(cell)
    if word in YES or word == _plain(choice.label):
        return True
    if word not in NO:
        raise Refused("a choice with a column of its own is 1 or 0, yes or no, or its own name.")
    return False


def _rank(cell):
    if not cell.isdecimal() or not 1 <= int(cell) <= 99:
        raise Refused("a place in the order is a number from 1.")
    return int(cell)


def _number(question, text):
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise Refused("the answer is not a number.") from None
    steps = question.steps if question.kind == Kind.SCALE else None
    if not number.is_finite() or abs(number) >= 10**10 or (steps is not None and number not in steps):
        raise Refused("the number is not one that can be given.")
    return number


def _month(text):
    moment = _first_that_fits(text, MONTHS)
    if moment is None or not 1900 <= moment.year <= 2200:
        raise Refused("the answer is not a month like 2026-07 or 07/2026.")
    return date(moment.year, moment.month, 1)


def _first_that_fits(text, forms):
    for form in forms:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def _checked(text):
    if len(text) > LONGEST:
        raise Refused(f"the answer is longer than {LONGEST:,} characters.")
    if "\x00" in text:
        raise Refused("the answer holds a sign that cannot be kept.")
    return text


def _check_once(question, given):
    """One choice of a question with one, a choice once, a place in the order once."""
    if question.kind == Kind.ONE and len(given.chosen) > 1:
        raise Refused("more than one choice is made.")
    if len({(choice.pk, line and line.pk) for choice, line, _ in given.chosen}) < len(given.chosen):
        raise Refused("a choice is made twice.")
    ranks = [rank for _, _, rank in given.chosen if rank]
    if len(set(ranks)) < len(ranks):
        raise Refused("two choices have the same place in the order.")
