"""Looking for what could name somebody, and putting the safer wording in its place."""

import re
from dataclasses import dataclass

from . import days, numbers, people, places
from .rules import Kind

# The first rule that marks words has them: a telephone number is no date, and a ward is no person.
RULES = (*numbers.RULES, *days.RULES, *places.RULES, *people.RULES)
CHECKS = {**numbers.CHECKS, **days.CHECKS, **places.CHECKS, **people.CHECKS}
OFFERS = {**days.OFFERS, **places.OFFERS, **people.OFFERS}
PATTERNS = [re.compile(rule.pattern) for rule in RULES]
BEGINNING = re.compile(r"(?:^|[.!?\n]['’\")]?)[ \n]*$")


@dataclass(frozen=True)
class Identifier:
    """`words` stand from `start` to `end` of the text; `offer` is a safer wording, `because` says why."""

    kind: Kind
    start: int
    end: int
    words: str
    offer: str
    because: str


def find(text):
    """Everything in the text that could name somebody, in its order; no two overlap."""
    taken = bytearray(len(text))
    found = []
    for rule, pattern in zip(RULES, PATTERNS, strict=True):
        for start, end, match in _matches(rule, pattern, text):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(_identifier(rule, match, start, end))
    return sorted(found, key=lambda identifier: identifier.start)


def with_offers(text, identifiers):
    """The text with the safer wording of each of these in its place."""
    for identifier in sorted(identifiers, key=lambda each: -each.start):
        text = text[: identifier.start] + identifier.offer + text[identifier.end :]
    return text


def _matches(rule, pattern, text):
    """(start, end, match) wherever the rule holds. What its check refuses may hold one sign further on."""
    check = CHECKS.get(rule.check)
    place = 0
    while match := pattern.search(text, place):
        group = "words" if "words" in pattern.groupindex else 0
        end = check(match) if check else match.end(group)
        if end is None:
            place = match.start() + 1
        else:
            yield match.start(group), min(end, match.end(group)), match
            place = max(end, match.start() + 1)


def _identifier(rule, match, start, end):
    offer = OFFERS[rule.offer[1:]](match) if rule.offer.startswith(":") else rule.offer
    if BEGINNING.search(match.string[max(0, start - 8) : start]):
        offer = offer[:1].upper() + offer[1:]
    return Identifier(rule.kind, start, end, match.string[start:end], offer, rule.kind.because)
