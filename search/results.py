"""From hits to what a reader sees: each result is what the database confirms as public at this moment."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.text import Truncator

from .entries import Facet, Kind
from .marking import Marker
from .models import SearchEntry
from .registry import source_labelled

TERM_FIELDS = {Facet.SITE: "tumour_sites", Facet.PRIORITY: "priorities", Facet.STAGE: "stages"}


@dataclass(frozen=True)
class Result:
    """One thing found. `title` and `snippet` may carry <mark> around what matched, and are safe.

    where: in which part of it the snippet stands ("On page 7"), where it has parts.
    """

    entry: SearchEntry
    title: str
    snippet: str
    status: str
    terms: dict
    where: str = ""
    is_promoted: bool = False

    @property
    def kind(self):
        return Kind(self.entry.kind)


def shown(hits, vocabularies, now):
    """The results of these hits in their order, without those that are public no longer. One query."""
    entries = _confirmed(hits)
    return [_result(hit, entries[hit.entry_id], vocabularies, now) for hit in hits if hit.entry_id in entries]


def _result(hit, entry, vocabularies, now):
    title, snippet, place = marked(entry, hit.words)
    return Result(
        entry=entry,
        title=title,
        snippet=snippet,
        status=_status(entry, now),
        terms={name: _terms(entry, facet, vocabularies) for facet, name in TERM_FIELDS.items()},
        where=_where(entry, place),
        is_promoted=hit.is_promoted,
    )


def marked(entry, words):
    """Its title and a piece of its text, safe, with what was found marked; and where in its body that is."""
    if not words:
        return entry.title, Truncator(entry.lead).words(40), None
    marker = Marker(words)
    title = marker.title(entry.title, entry.title_tokens)
    return title, *marker.snippet(entry.lead, entry.lead_tokens, entry.body, entry.body_tokens)


def _where(entry, place):
    """The part of the entry that holds this place of its body."""
    if place is None or not entry.parts:
        return ""
    number = bisect_right([begin for _, begin in entry.parts], place)
    return entry.parts[number - 1][0] if number else ""


def _terms(entry, facet, vocabularies):
    """The terms of one vocabulary that the entry carries, in the vocabulary's order."""
    carried = set(entry.keys(facet))
    return [term for key, term in vocabularies.terms[facet].items() if key in carried]


def _status(entry, now):
    """What it is called by now, where that changes with time alone."""
    come = [word for moment, word in entry.statuses if datetime.fromisoformat(moment) <= now]
    return come[-1] if come else ""


def _confirmed(hits):
    """{key: entry} of those whose row its own source publishes at this moment."""
    public = Q(pk__in=[])
    for source in filter(None, map(source_labelled, {hit.model for hit in hits})):
        rows = source.published().order_by().filter(pk=OuterRef("object_id"))
        public |= Q(Exists(rows), model=source.model._meta.label_lower)
    entries = SearchEntry.objects.live().filter(public).defer("about", "digest")
    if not any(hit.words for hit in hits):
        entries = entries.without_body()
    return entries.in_bulk([hit.entry_id for hit in hits])
