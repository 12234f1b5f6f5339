"""The order of the best few hundred, read anew from their tokens: the same whichever engine found them. Pure.

An engine's points only say where a word stands. Here it also counts how often, in how long a text, how
rare the
words are, how many of them are there and whether they stand side by side, as in BM25F.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

FIELDS = ("title", "lead", "body")
# What one occurrence is worth, and how long such a field usually is, in characters of its tokens.
WORTH = {"title": 5.0, "lead": 2.2, "body": 1.0}
USUAL_LENGTH = {"title": 40, "lead": 200, "body": 1_500}
# How much a longer field than usual dilutes; and how soon more of the same says no more.
DILUTION = {"title": 0.5, "lead": 0.5, "body": 0.6}
ENOUGH = 1.5
# A word that means the same is nearly as good as the typed one; a longer word is a guess.
SAME, LONGER = 0.75, 0.4
# What two typed words gain where they stand side by side, in this field, of what they are worth.
NEIGHBOURS = {"title": 1.2, "lead": 0.9, "body": 0.7}
# An entry with all words counts fully, one with few of them this much and more.
FEWEST = 0.35
TITLE_IS_ASKED = 1.25


@dataclass(frozen=True)
class Candidate:
    """An entry as its tokens, and its day."""

    id: int
    title: str
    lead: str
    body: str
    day: date | None = None


@dataclass(frozen=True)
class Reason:
    """Why one entry stands where it does: for each word what it gave, and what the whole was multiplied
    by."""

    words: dict[str, float]
    neighbours: float
    share: float
    has_asked_title: bool
    score: float


def ranked(words, candidates):
    """The keys of the candidates, the best first; of equals the newest, and then the higher key."""
    reasons = {candidate.id: explained(words, candidate) for candidate in candidates}
    days = {candidate.id: (candidate.day or date.min).toordinal() for candidate in candidates}
    return sorted(reasons, key=lambda key: (-round(reasons[key].score, 4), -days[key], -key))


def explained(words, candidate):
    """What an entry's score is made of."""
    texts = {name: _spaced(getattr(candidate, name)) for name in FIELDS}
    gains = {word.text: _gain(word, texts) for word in words}
    neighbours = sum(_neighbours(one, two, texts) for one, two in pairwise(words))
    share = _share(words, gains)
    has_asked_title = bool(words) and _is_asked(texts["title"], words)
    score = (sum(gains.values()) + neighbours) * (FEWEST + (1 - FEWEST) * share)
    return Reason(
        gains, neighbours, share, has_asked_title, score * (TITLE_IS_ASKED if has_asked_title else 1)
    )


def _gain(word, texts):
    found = sum(_often(word, text) * WORTH[name] / _dilution(name, text) for name, text in texts.items())
    return word.worth * found / (ENOUGH + found)


def _often(word, text):
    typed, *others = word.phrases
    often = text.count(_written(typed))
    for phrase in others:
        weight = LONGER if phrase.is_beginning else SAME
        often = max(often, weight * text.count(_written(phrase)))
    return often


def _dilution(name, text):
    return 1 - DILUTION[name] + DILUTION[name] * max(len(text) / USUAL_LENGTH[name], 0.3)


def _neighbours(one, two, texts):
    """Only typed words, in the order in which they were typed."""
    pair = "".join(f" {token} " for word in (one, two) for token in word.phrases[0].tokens)
    return max(
        (NEIGHBOURS[name] * (one.worth + two.worth) / 2 for name, text in texts.items() if pair in text),
        default=0,
    )


def _share(words, gains):
    """How much of what was asked the entry answers, by worth."""
    asked = sum(word.worth for word in words)
    return sum(word.worth for word in words if gains[word.text]) / asked if asked else 0


def _is_asked(title, words):
    """Some of the title was asked for, and every word of it that tells anything."""
    left = title
    for word in words:
        for phrase in word.phrases:
            if not phrase.is_beginning:
                left = left.replace(_written(phrase), "")
    return left != title and not left.replace(" cancer ", "").strip()


def _spaced(tokens):
    """Each token between spaces of its own, so that counting finds neighbours both."""
    return f" {tokens.replace(' ', '  ')} "


def _written(phrase):
    written = "".join(f" {token} " for token in phrase.tokens)
    return written[:-1] if phrase.is_beginning else written
