"""From hits to what a reader sees: each result is what the database confirms as public at this moment."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.utils.text import Truncator

from .entries import Facet, Kind
from .models import SearchEntry
from .registry import source_labelled

TERM_FIELDS = {Facet.SITE: "tumour_sites", Facet.PRIORITY: "priorities", Facet.STAGE: "stages"}


@dataclass(frozen=True)
class Result:
    """One thing found. `title` and `snippet` may carry <mark> around what matched, and are safe."""

    entry: SearchEntry
    title: str
    snippet: str
    status: str
    terms: dict

    @property
    def kind(self):
        return Kind(self.entry.kind)


@dataclass(frozen=True)
class Page:
    """One page of results, for the pagination component."""

    number: int
    results: list
    has_next: bool

    @property
    def has_previous(self):
        return self.number > 1

    @property
    def next_page_number(self):
        return self.number + 1

    @property
    def previous_page_number(self):
        return self.number - 1


def shown(hits, vocabularies, now):
    """The results of these hits in their order, without those that are public no longer. Two queries."""
    entries = _confirmed(hits)
    terms = _terms_of(list(entries), vocabularies)
    return [
        _result(hit, entries[hit.entry_id], terms.get(hit.entry_id, {}), now)
        for hit in hits
        if hit.entry_id in entries
    ]


def _result(hit, entry, terms, now):
    return Result(
        entry=entry,
        title=hit.title or entry.title,
        snippet=hit.snippet or Truncator(entry.lead).words(40),
        status=_status(entry, now),
        terms={TERM_FIELDS[facet]: found for facet, found in terms.items()},
    )


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
    entries = SearchEntry.objects.live().filter(public).without_body()
    return entries.in_bulk([hit.entry_id for hit in hits])


def _terms_of(entry_ids, vocabularies):
    """{entry: {facet: terms}} in the order of the vocabularies. One query for all three."""
    if not entry_ids:
        return {}
    carried = [_carried(facet, entry_ids) for facet in TERM_FIELDS]
    pairs = {(facet, key, entry) for facet, key, entry in carried[0].union(*carried[1:], all=True)}
    found = {}
    for facet, known in vocabularies.terms.items():
        for term in known.values():
            for entry in entry_ids:
                if (facet.value, term.pk, entry) in pairs:
                    found.setdefault(entry, {}).setdefault(facet, []).append(term)
    return found


def _carried(facet, entry_ids):
    field = SearchEntry._meta.get_field(TERM_FIELDS[facet])
    rows = field.remote_field.through.objects.filter(searchentry__in=entry_ids).order_by()
    named = rows.annotate(facet=Value(facet.value, CharField()))
    return named.values_list("facet", field.m2m_reverse_name(), "searchentry_id")
