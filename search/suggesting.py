"""What somebody may be about to type: topics by any of their names, and pages by their titles."""

from dataclasses import dataclass
from itertools import takewhile

from .analysis import SMALL_WORDS, beginning_of, spoken, token_of
from .entries import Facet, Hit
from .models import SearchEntry
from .results import shown

MOST = 8
MOST_TITLES = 5
# So many titles are read anew as they are written: some tokens begin so and their words do not.
LOOKED_AT = 50
MOST_ENDING, SHORTEST_TOKEN = 2, 4
SHORTEST = 2
LONGEST = 100
MOST_WORDS = 6
TOPICS = (Facet.SITE, Facet.STAGE, Facet.PRIORITY)


@dataclass(frozen=True)
class Suggestion:
    """`text` is what is offered, `kind` what it is ("Type of cancer"), `url` where it leads."""

    text: str
    kind: str
    url: str


def suggestions(typed, vocabularies, now):
    """At most MOST suggestions for what has been typed so far, topics before pages."""
    if len(typed.strip()) < SHORTEST:
        return []
    begun = spoken(typed[:LONGEST])[:MOST_WORDS]
    return [*_topics(begun, vocabularies), *_pages(begun, vocabularies, now)][:MOST] if begun else []


def begins(begun, name):
    """True where each word typed begins a word of the name; all but the last must be whole or nearly so."""
    words = spoken(name)
    return all(any(word.startswith(start) for word in words) for start in begun)


def _topics(begun, vocabularies):
    """Terms with a name that begins so; those called so first of all come first."""
    found = [
        (rank, Suggestion(_called(term, name), facet.label, f"/search/?{facet.value}={term.slug}"))
        for facet in TOPICS
        for term in vocabularies.offered(facet)
        for rank, name in _best_name(term, begun)
    ]
    return [suggestion for _, suggestion in sorted(found, key=lambda pair: pair[0])][: MOST - 2]


def _best_name(term, begun):
    """[(rank, name)] of the name that fits best, the term's own before its others; empty where none does."""
    names = getattr(term, "names", [term.name])
    fitting = [(place, name) for place, name in enumerate(names) if begins(begun, name)]
    return fitting[:1]


def _called(term, name):
    """The term's own name, with the name that was typed where that is another."""
    return term.name if name == term.name else f"{term.name} ({name[:1].lower()}{name[1:]})"


def _pages(begun, vocabularies, now):
    """Pages by any word of their title; those whose first word it is come first, and then the newest."""
    *whole, last = begun
    telling = [word for word in whole if word not in SMALL_WORDS]
    entries = SearchEntry.objects.titled(_certain(word) for word in [*telling, last])
    found = [
        (not spoken(title)[0].startswith(begun[0]), Hit(key, model))
        for key, model, title in entries.values_list("pk", "model", "title")[:LOOKED_AT]
        if begins(begun, title)
    ]
    hits = [hit for _, hit in sorted(found, key=lambda pair: pair[0])[:MOST_TITLES]]
    return [
        Suggestion(result.entry.title, result.kind.one, result.entry.url)
        for result in shown(hits, vocabularies, now)
    ]


def _certain(word):
    """What the token of nearly every word that begins so begins with: stems cut off endings."""
    both = zip(token_of(word), beginning_of(word), strict=False)
    shared = "".join(letter for letter, other in takewhile(lambda pair: pair[0] == pair[1], both))
    return shared[: max(len(word) - MOST_ENDING, SHORTEST_TOKEN)]
