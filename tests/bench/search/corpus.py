"""Entries that nobody wrote: the same every time, with words as unevenly common as in a language."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice

from search import ledger, rows
from search.entries import Facet, Kind
from search.ledger import analyse
from search.models import SearchEntry

WORDS, SEED = 20_000, 20261123
SHORTEST, LONGEST = 60, 160
SITES, PRIORITIES, STAGES, PLACES = 12, 5, 14, 15
SYLLABLES = [
    first + second for first in "bcdfghklmnprtvz" for second in ("a", "e", "i", "o", "u", "an", "or")
]
BATCH = 500


def vocabulary():
    """Words of two to four syllables, the most common first. None is a small word, and no two have one
    token."""
    chance, words = random.Random(SEED), {}
    while len(words) < WORDS:
        word = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))
        words.setdefault(word.rstrip("aeiou") + "ok", None)
    return list(words)


@dataclass(frozen=True)
class Text:
    """One entry before it is in any engine."""

    number: int
    kind: str
    day: date
    labels: str
    title: str
    lead: str
    body: str


def texts(number):
    """`number` texts of 60 to 160 words. The word of rank n is 1/n as common as the first."""
    chance, words = random.Random(SEED), vocabulary()
    weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
    for at in range(1, number + 1):
        said = chance.choices(words, cum_weights=weights, k=chance.randint(SHORTEST, LONGEST))
        kind = chance.choice(Kind.values)
        yield Text(
            at,
            kind,
            date(2026, 6, 1) - timedelta(days=chance.randrange(3650)),
            _labels(kind, chance),
            " ".join(said[:6]).capitalize(),
            " ".join(said[6:24]),
            " ".join(said[24:]),
        )


def _labels(kind, chance):
    carried = [
        Facet.SITE.label_of(chance.randint(1, SITES)),
        Facet.PRIORITY.label_of(chance.randint(1, PRIORITIES)),
        Facet.STAGE.label_of(chance.randint(1, STAGES)),
    ]
    if kind == Kind.SUPPORT:
        carried.append(Facet.PLACE.label_of(chance.randint(1, PLACES)))
    return " ".join([Facet.KIND.label_of(kind), *sorted(carried)])


def entries(made):
    """The ledger's rows of these texts, analysed and not yet stored."""
    for text in made:
        entry = SearchEntry(
            pk=text.number,
            model="feedback.story",
            object_id=text.number,
            kind=text.kind,
            is_live=True,
            version=1,
            date=text.day,
            labels=text.labels,
            url=f"/thing/{text.number}/",
            title=text.title,
            lead=text.lead,
            body=text.body,
        )
        analyse(entry)
        yield entry


def store(made):
    """Write them to the ledger as it writes its own, whose database keeps the text index with them."""
    made = iter(made)
    while batch := list(islice(made, BATCH)):
        rows.write(batch, ledger.WRITTEN)
