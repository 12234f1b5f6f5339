"""What somebody may be about to type: topics by any of their names, and pages by their titles."""

from dataclasses import dataclass

from .analysis import SMALL_WORDS, beginning_of, spoken, token_of
from .engines.database import DatabaseEngine
from .entries import Facet, Hit, Kind, Phrase, SearchQuery, Word
from .models import SearchEntry
from .results import shown

MOST = 8
MOST_TITLES = 5
# Of what answers, only titles are offered: some of the best hits answer with their text alone.
LOOKED_AT = 30
SHORTEST = 2
LONGEST = 100
MOST_WORDS = 6
TOPICS = (Facet.SITE, Facet.STAGE, Facet.PRIORITY)
# A story's title is a sentence of somebody's own, and nobody looks for it by its beginning.
TITLED = frozenset(kind.value for kind in Kind if kind is not Kind.STORY)


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
    words = [word for word in begun[:-1] if word not in SMALL_WORDS]
    asked = [_whole(word) for word in words] + [_unfinished(begun[-1])]
    query = SearchQuery(words=tuple(asked), chosen={Facet.KIND: TITLED}, limit=LOOKED_AT)
    models = dict(
        SearchEntry.objects.filter(pk__in=DatabaseEngine().search(query).ids).values_list("pk", "model")
    )
    titled = SearchEntry.objects.live().filter(pk__in=models).values_list("pk", "title")
    hits = [Hit(key, models[key]) for key, title in titled if begins(begun, title)][:MOST_TITLES]
    return [
        Suggestion(result.entry.title, result.kind.one, result.entry.url)
        for result in shown(hits, vocabularies, now)
    ]


def _whole(word):
    return Word(word, (Phrase((token_of(word),)),), is_required=True)


def _unfinished(word):
    return Word(word, (Phrase((beginning_of(word),), is_beginning=True),), is_required=True)
