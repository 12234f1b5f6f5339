"""Have we been told already? What anybody can find about the same cancers, parts of care and priorities.

It looks in the search room only, so it sees what is published, and knows no neighbour.
"""

from collections import Counter
from dataclasses import dataclass

from consultations.models import ConsultationPage
from search.engines import engine_in_use
from search.entries import Facet, Kind, SearchQuery, Sort
from search.models import SearchEntry

FACETS = {"tumour_sites": Facet.SITE, "stages": Facet.STAGE, "priorities": Facet.PRIORITY}
TOLD = (Kind.CONSULTATION, Kind.STORY)
MOST_OF_A_KIND = 6
LOOKED_AT = 60


@dataclass(frozen=True)
class Told:
    """What was found: `things` to read, and how many there are of each kind in all."""

    things: tuple
    counted: dict

    @property
    def total(self):
        return sum(self.counted.values())


def told_already(page):
    """What shares most with the page comes first, and of that the newest."""
    things, counted = [], {}
    for kind in TOLD:
        shared, total = _shared(page, kind)
        if total:
            counted[kind.label] = total
        things += _things(shared, kind)
    return Told(tuple(things), counted)


def _shared(page, kind):
    """(how many facets each entry shares, newest first; how many entries there are at most)."""
    shared, total = Counter(), 0
    for field, facet in FACETS.items():
        keys = frozenset(term.pk for term in getattr(page, field).all())
        if keys:
            query = SearchQuery(
                chosen={facet: keys, Facet.KIND: frozenset({kind.value})}, sort=Sort.DATE, limit=LOOKED_AT
            )
            found = engine_in_use().search(query)
            shared.update(_others(found.ids, page))
            total = max(total, found.total - (len(found.ids) - len(_others(found.ids, page))))
    return shared, total


def _others(ids, page):
    """Without the consultation itself."""
    mine = SearchEntry.objects.of(ConsultationPage, [page.pk]).values_list("pk", flat=True)
    return [each for each in ids if each not in set(mine)]


def _things(shared, kind):
    best = [key for key, _ in shared.most_common(MOST_OF_A_KIND)]
    entries = SearchEntry.objects.live().without_body().in_bulk(best)
    return [
        {"kind": kind.one, "title": entries[key].title, "url": entries[key].url, "date": entries[key].date}
        for key in best
        if key in entries
    ]
