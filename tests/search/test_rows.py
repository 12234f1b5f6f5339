import pytest

from search import rows
from search.engines.database import DatabaseEngine
from search.entries import Phrase, SearchQuery, Word
from search.ledger import WRITTEN, analyse
from search.models import SearchEntry
from tests.factories.search import SearchEntryFactory

pytestmark = pytest.mark.django_db
HOW_MANY = [1, rows.FEW, rows.FEW + 1, 120]


def written(how_many):
    """Stones of the ledger that were given words, as `how_many` at a time are written."""
    stones = [SearchEntryFactory(is_live=False, title="", url="") for _ in range(how_many)]
    for stone in stones:
        stone.is_live, stone.version, stone.title = True, stone.version + 1, f"Scan {stone.object_id}’s"
        stone.url = "/thing/"
        stone.facts, stone.statuses, stone.labels = ["PDF", "12 pages"], [["2026-01-01", "Open"]], "kstory s1"
        analyse(stone)
    rows.write(stones, WRITTEN)
    return stones


def found():
    query = SearchQuery(words=(Word("scan", (Phrase(("scan",)),)),), limit=1_000)
    return set(DatabaseEngine().search(query).ids)


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_everything_is_kept_as_it_was_given(how_many):
    given = {entry.pk: entry for entry in written(how_many)}

    for kept in SearchEntry.objects.all():
        for field in SearchEntry._meta.concrete_fields:
            assert getattr(kept, field.attname) == getattr(given[kept.pk], field.attname), field.name


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_the_text_index_follows(how_many):
    entries = written(how_many)
    assert found() == {entry.pk for entry in entries}

    for entry in entries:
        entry.title = "Letter"
        analyse(entry)
    rows.write(entries, WRITTEN)
    assert found() == set()


def test_what_is_not_named_stays_as_it_is():
    [entry, *_] = entries = written(rows.FEW + 1)
    entry.url, entry.title = "/elsewhere/", "Letter"
    rows.write(entries, ("title",))

    kept = SearchEntry.objects.get(pk=entry.pk)
    assert (kept.title, kept.url) == ("Letter", "/thing/")


def test_a_second_batch_is_written_without_the_first():
    first, second = written(rows.FEW + 1), written(rows.FEW + 1)
    assert SearchEntry.objects.live().count() == len(first) + len(second)
