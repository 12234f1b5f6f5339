"""Entries of the ledger, as an app's source would have written them."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from search.entries import Facet, Kind
from search.ledger import analyse
from search.models import SearchEntry, SearchWords

TERMS = {
    "tumour_sites": Facet.SITE,
    "priorities": Facet.PRIORITY,
    "stages": Facet.STAGE,
    "places": Facet.PLACE,
}


class SearchEntryFactory(DjangoModelFactory):
    """`SearchEntryFactory(title="Womb scans", tumour_sites=[site])`: it holds no words but those given."""

    class Meta:
        model = SearchEntry

    model = "feedback.story"
    object_id = factory.Sequence(lambda number: number + 1)
    kind = Kind.STORY
    is_live = True
    version = 1
    date = factory.Sequence(lambda number: date(2026, 1, 1) + timedelta(days=number % 300))
    url = factory.LazyAttribute(lambda entry: f"/thing/{entry.object_id}/")
    title = "Untitled"

    @classmethod
    def _build(cls, model_class, *args, **given):
        carried = [facet.label_of(term.pk) for name, facet in TERMS.items() for term in given.pop(name, ())]
        entry = model_class(*args, **given)
        if entry.is_live:
            entry.labels = " ".join([Facet.KIND.label_of(entry.kind), *sorted(carried)])
            analyse(entry)
        return entry

    @classmethod
    def _create(cls, model_class, *args, **given):
        entry = cls._build(model_class, *args, **given)
        entry.save(force_insert=True)
        return entry


class SearchWordsFactory(DjangoModelFactory):
    class Meta:
        model = SearchWords

    everyday = "womb"
    clinical = factory.Sequence(lambda number: f"uterus {number}")
