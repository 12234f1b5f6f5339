"""Looking for what could name somebody, and putting the safer wording in its place."""

import re
from collections import defaultdict
from dataclasses import dataclass

from . import days, letters, numbers, people, places
from .naming import is_given, is_shared
from .rules import CAPITAL, CODE, DIGIT, GIVEN, PAIR, Kind

# The first rule that marks words has them: a telephone number is no date, and a ward is no person.
RULES = (*numbers.RULES, *days.RULES, *places.RULES, *people.RULES)
CHECKS = {**numbers.CHECKS, **days.CHECKS, **places.CHECKS, **people.CHECKS}
OFFERS = {**days.OFFERS, **places.OFFERS, **people.OFFERS}
PATTERNS = [re.compile(rule.pattern) for rule in RULES]
WORD = re.compile(f"[{letters.LETTER}0-9]+")
MARKS = {
    DIGIT: re.compile("[0-9]"),
    CODE: re.compile("[A-Za-z]{1,3}[0-9]"),
    PAIR: re.compile("[A-Za-z]{2}$"),
    CAPITAL: re.compile(f"[{letters.CAPITAL}]"),
}
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
    standing = _where_words_stand(text)
    taken = bytearray(len(text))
    found = []
    for rule, pattern in zip(RULES, PATTERNS, strict=True):
        for start, end, match in _matches(rule, pattern, text, standing, taken):
            if 1 not in taken[start:end]:
                taken[start:end] = b"\1" * (end - start)
                found.append(_identifier(rule, match, start, end))
    return sorted(found, key=lambda identifier: identifier.start)


def with_offers(text, identifiers):
    """The text with the safer wording of each of these in its place."""
    for identifier in sorted(identifiers, key=lambda each: -each.start):
        text = text[: identifier.start] + identifier.offer + text[identifier.end :]
    return text


def _where_words_stand(text):
    """The places of each word, in small letters, and of each mark that rules begin with."""
    standing, known = defaultdict(list), {}
    for found in WORD.finditer(text):
        word = found[0]
        if word not in known:
            known[word] = list(_beginnings(word))
        for beginning in known[word]:
            standing[beginning].append(found.start())
    return standing


def _beginnings(word):
    """What rules may know the word by."""
    yield word.lower()
    yield from (mark for mark, sign in MARKS.items() if sign.match(word))
    if is_given(word) or is_shared(word):
        yield GIVEN


def _matches(rule, pattern, text, standing, taken):
    """(start, end, match) wherever the pattern matches and the check agrees."""
    check = CHECKS.get(rule.check)
    group = "words" if "words" in pattern.groupindex else 0
    for match in _tried(rule, pattern, text, standing, taken):
        end = check(match) if check else match.end(group)
        if end is not None:
            yield match.start(group), min(end, match.end(group)), match


def _tried(rule, pattern, text, standing, taken):
    """Where the rule may begin and nothing is marked yet."""
    if not rule.begins:
        return pattern.finditer(text) if any(sign in text.lower() for sign in rule.needs) else ()
    begun = sorted(place for word in rule.begins for place in standing.get(word, ()))
    return filter(None, (pattern.match(text, place) for place in begun if not taken[place]))


def _identifier(rule, match, start, end):
    offer = OFFERS[rule.offer[1:]](match) if rule.offer.startswith(":") else rule.offer
    if BEGINNING.search(match.string[max(0, start - 8) : start]):
        offer = offer[:1].upper() + offer[1:]
    return Identifier(rule.kind, start, end, match.string[start:end], offer, rule.kind.because)
