"""What else the portal has about the same cancer or part of care: best practice and consultations.

Neither room is known here: both are found in search's ledger, as anybody would find them.
"""

from dataclasses import dataclass

from django.core.cache import caches
from django.utils.text import Truncator

from feedback.answered_by import answers_to
from search.entries import Facet, Kind, SearchQuery, Sort
from search.finding import find
from search.results import shown

KINDS = {
    Kind.CONSULTATION: "You can have a say on this",
    Kind.PRACTICE: "What others do about this",
}
MOST_LOOKED_AT = 12
MOST_SHOWN = 3
WORDS_SHOWN = 24
A_MINUTE = 60


@dataclass(frozen=True)
class OwnTerms:
    """The terms of one story, as search takes vocabularies: so a result tells only what both are about."""

    terms: dict


@dataclass(frozen=True)
class Beside:
    """One thing found, and the names of the terms that it shares with the story."""

    url: str
    title: str
    words: str
    status: str
    shared: tuple


def alongside(story, now):
    """[(heading, what is found under it)]: what was written in answer to it, then those that share most."""
    alike, answers = dict(_alike(story, now)), answers_to(story)
    if answers:
        heading = KINDS[Kind.PRACTICE]
        known = {answer.url for answer in answers}
        others = [beside for beside in alike.get(heading, []) if beside.url not in known]
        alike[heading] = [*answers, *others][:MOST_SHOWN]
    return [(heading, alike[heading]) for heading in KINDS.values() if heading in alike]


def _alike(story, now):
    """What carries the same terms. Remembered for a minute."""
    terms = terms_of(story)
    query = query_for(terms)
    if query is None:
        return []
    keys = "-".join(f"{facet.value}.{'.'.join(map(str, terms[facet]))}" for facet in terms)
    return caches["process"].get_or_set(f"alongside-{keys}", lambda: _found(query, terms, now), A_MINUTE)


def _found(query, terms, now):
    results = shown(find(query).hits, OwnTerms(terms), now)
    grouped = [
        (heading, closest(_beside(result) for result in results if result.kind == kind))
        for kind, heading in KINDS.items()
    ]
    return [(heading, found) for heading, found in grouped if found]


def closest(found):
    return sorted(found, key=lambda beside: -len(beside.shared))[:MOST_SHOWN]


def _beside(result):
    shared = tuple(term.name for terms in result.terms.values() for term in terms)
    entry = result.entry
    return Beside(entry.url, entry.title, Truncator(entry.lead).words(WORDS_SHOWN), result.status, shared)


def terms_of(story):
    """{facet: its terms by key}."""
    return {
        Facet.SITE: {term.pk: term for term in story.tumour_sites.all()},
        Facet.STAGE: {term.pk: term for term in story.stages.all()},
        Facet.PRIORITY: {term.pk: term for term in story.priorities.all()},
    }


def query_for(terms):
    """About the same cancer or, where none is named, the same part of care; None where neither is."""
    facet = Facet.SITE if terms[Facet.SITE] else Facet.STAGE
    if not terms[facet]:
        return None
    chosen = {facet: frozenset(terms[facet]), Facet.KIND: frozenset(KINDS)}
    return SearchQuery(chosen=chosen, sort=Sort.DATE, limit=MOST_LOOKED_AT)
