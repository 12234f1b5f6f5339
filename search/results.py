"""From hits to what a reader sees: each result is what the database confirms as public at this moment."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Value
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
    """The results of these hits in their order, without those that are public no longer. Three queries."""
    entries = SearchEntry.objects.live().without_body().in_bulk([hit.entry_id for hit in hits])
    public = _confirmed(entries.values())
    terms = _terms_of(list(entries), vocabularies)
    kept = [hit for hit in hits if hit.entry_id in entries and hit.entry_id in public]
    return [_result(hit, entries[hit.entry_id], terms.get(hit.entry_id, {}), now) for hit in kept]


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


def _confirmed(entries):
    """The keys of the entries whose rows their own source publishes now. One query for all models."""
    keys = {(entry.model, entry.object_id): entry.pk for entry in entries}
    asked = [_published(label, keys) for label in sorted({label for label, _ in keys})]
    asked = [rows for rows in asked if rows is not None]
    if not asked:
        return set()
    rows = asked[0].union(*asked[1:], all=True) if len(asked) > 1 else asked[0]
    return {keys[found] for found in rows}


def _published(label, keys):
    source = source_labelled(label)
    if source is None:
        return None
    rows = source.published().filter(pk__in=[key for model, key in keys if model == label])
    plain = rows.order_by().select_related(None).prefetch_related(None)
    return plain.annotate(found_model=Value(label, CharField())).values_list("found_model", "pk")


def _terms_of(entry_ids, vocabularies):
    """{entry: {facet: terms}} in the order of the vocabularies. One query for all three."""
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
