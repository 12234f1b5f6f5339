"""Entries of the ledger, as an app's source would have written them."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from search.entries import Kind
from search.models import SearchEntry


class SearchEntryFactory(DjangoModelFactory):
    """`SearchEntryFactory(title="Womb scans", tumour_sites=[site])`: it holds no words but those given."""

    class Meta:
        model = SearchEntry
        skip_postgeneration_save = True

    model = "feedback.story"
    object_id = factory.Sequence(lambda number: number + 1)
    kind = Kind.STORY
    is_live = True
    version = 1
    date = factory.Sequence(lambda number: date(2026, 1, 1) + timedelta(days=number % 300))
    url = factory.LazyAttribute(lambda entry: f"/thing/{entry.object_id}/")
    title = "Untitled"

    @factory.post_generation
    def tumour_sites(self, create, terms, **kwargs):
        if create and terms:
            self.tumour_sites.set(terms)

    @factory.post_generation
    def priorities(self, create, terms, **kwargs):
        if create and terms:
            self.priorities.set(terms)

    @factory.post_generation
    def stages(self, create, terms, **kwargs):
        if create and terms:
            self.stages.set(terms)
