"""Writing to the ledger as publishing does, so that the mirror is owed what was written."""

from itertools import count

from django.db import transaction

from search import ledger
from search.entries import Kind
from search.models import SearchEntry
from search.registry import Entry

numbers = count(1)


@transaction.atomic
def entered(*titles):
    """New entries with these titles."""
    stones = [SearchEntry(model="feedback.story", object_id=next(numbers), kind=Kind.STORY) for _ in titles]
    SearchEntry.objects.bulk_create(stones)
    ledger.enter(
        Kind.STORY, [(kept, Entry(title, "/story/")) for kept, title in zip(stones, titles, strict=True)]
    )
    return stones


@transaction.atomic
def edited(entry, title):
    [kept] = ledger.locked(SearchEntry.objects.filter(pk=entry.pk))
    ledger.enter(Kind.STORY, [(kept, Entry(title, "/story/"))])


@transaction.atomic
def withdrawn(entry):
    ledger.withdraw(ledger.locked(SearchEntry.objects.filter(pk=entry.pk)))


def changes_of_every_kind(entries):
    """A new one, an edited one, a withdrawn one, and one that was withdrawn and came back."""
    first, second, third, *_ = entries
    entered("A new letter")
    edited(first, "Another letter")
    withdrawn(second)
    withdrawn(third)
    edited(third, "Back again")
