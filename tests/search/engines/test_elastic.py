"""Elasticsearch answers as the database does: the same keys in the same order, and the same counts."""

import random
import time
from datetime import date, timedelta

import pytest
from elasticsearch import ApiError

from search.engines.contract import MOST_COUNTED
from search.engines.database import DatabaseEngine
from search.engines.elastic import ElasticEngine
from search.entries import Facet, Kind, Phrase, SearchQuery, Sort, Word
from search.mirror import indexes
from search.mirror.cluster import writer
from search.models import SearchEntry
from search.words import asked
from tests.factories.search import SearchEntryFactory as Entry

from .mirrored import MirroredEngine, mirror_now

pytestmark = pytest.mark.django_db

SYLLABLES = ("can", "ra", "dio", "the", "scan", "wom", "nur", "let", "pem", "bu", "ry", "lym", "pho", "ma")
VOCABULARY = sorted({one + two for one in SYLLABLES for two in SYLLABLES})
SITES, PRIORITIES = range(1, 13), range(1, 6)
CHANCE = random.Random(6)


def some_words(number):
    """The first of the vocabulary often, the last hardly ever."""
    return [VOCABULARY[int(len(VOCABULARY) * CHANCE.random() ** 3)] for _ in range(number)]


def some_text(most):
    return " ".join(some_words(CHANCE.randrange(most)))


def some_entry():
    day = date(2026, 1, 1) + timedelta(days=CHANCE.randrange(60))
    entry = Entry.build(
        title=some_text(5),
        lead=some_text(12),
        body=some_text(60),
        about=some_text(4),
        kind=CHANCE.choice(Kind.values),
        date=day if CHANCE.random() < 0.9 else None,
    )
    facets = (
        (Facet.SITE, SITES),
        (Facet.PRIORITY, PRIORITIES),
        (Facet.STAGE, range(3)),
        (Facet.PLACE, range(4)),
    )
    labels = {
        facet.label_of(CHANCE.choice(keys)) for facet, keys in facets for _ in range(CHANCE.randrange(3))
    }
    entry.labels = " ".join([entry.labels, *sorted(labels)])
    return entry


def some_phrase():
    words = some_words(CHANCE.choice([1, 1, 1, 2, 2, 3]))
    is_beginning = CHANCE.random() < 0.25
    return Phrase((*words[:-1], words[-1][: 4 if is_beginning else None]), is_beginning)


def some_word(has_others):
    phrases = tuple(some_phrase() for _ in range(CHANCE.randrange(1, 5) if has_others else 1))
    return Word("as typed", phrases, CHANCE.random() < 0.1, CHANCE.randrange(1, 21))


def some_query(has_others):
    """Everything that a person can ask, in one way or another."""
    chosen = {
        Facet.SITE: frozenset(CHANCE.sample(SITES, CHANCE.choice([0, 0, 1, 2]))),
        Facet.PRIORITY: frozenset(CHANCE.sample(PRIORITIES, CHANCE.choice([0, 0, 0, 1]))),
        Facet.KIND: frozenset(CHANCE.sample(Kind.values, CHANCE.choice([0, 0, 0, 3]))),
    }
    since = date(2026, 1, 1) + timedelta(days=CHANCE.randrange(40))
    return SearchQuery(
        words=tuple(some_word(has_others) for _ in range(CHANCE.choice([0, 1, 1, 2, 2, 3, 5]))),
        without=tuple(some_phrase() for _ in range(CHANCE.choice([0, 0, 0, 1]))),
        chosen={facet: keys for facet, keys in chosen.items() if keys},
        since=CHANCE.choice([None, None, since]),
        until=CHANCE.choice([None, None, since + timedelta(days=15)]),
        sort=CHANCE.choice(Sort.values),
        offset=CHANCE.choice([0, 0, 10]),
        limit=CHANCE.choice([10, 200]),
    )


@pytest.fixture
def library(elasticsearch):
    SearchEntry.objects.bulk_create([some_entry() for _ in range(400)])
    stones = [some_entry() for _ in range(20)]
    for stone in stones:
        stone.is_live = False
        stone.title = stone.lead = stone.body = stone.about = stone.url = stone.labels = ""
        stone.title_tokens = stone.lead_tokens = stone.body_tokens = ""
    SearchEntry.objects.bulk_create(stones)
    mirror_now()


def test_three_hundred_queries_with_filters_with_and_without_other_words(library):
    database, elastic = DatabaseEngine(), ElasticEngine()
    answered = 0
    for number in range(300):
        query = some_query(has_others=number % 2)
        expected = database.search(query)
        assert elastic.search(query) == expected, query
        answered += bool(expected.total)

    assert answered > 150, "most of them find something, or nothing is shown by it"


HOSTILE = [
    '"',
    "a'b\"c",
    "AND OR NOT NEAR",
    "scan* -scan ^scan title:scan",
    "{scan} [scan] /scan/ ~scan",
    "\\",
    "%s %d {}",
    "\x00scan",
    "🙂 🏳️‍🌈",
    "رعاية السرطان",
    "\u202escan\u202c",
    "½ ² ℵ ⅷ",
    "!!! ... ???",
    "scan " * 2000,
    "x" * 10_000,
    '"' + "scan letter " * 800 + '"',
    "; DROP TABLE search_searchentry; --",
    '{"query":{"match_all":{}}}',
]


def test_hostile_text_is_answered_as_the_database_answers_it_and_soon(library):
    Entry(body="scan letter")
    mirror_now()
    ElasticEngine().search(SearchQuery())
    for text in HOSTILE:
        understood = asked(text)
        query = SearchQuery(words=understood.words, without=understood.without)
        assert ElasticEngine().search(query) == DatabaseEngine().search(query), text[:40]
        assert any(seconds(query) < 0.2 for _ in range(5)), text[:40]


def seconds(query):
    began = time.perf_counter()
    ElasticEngine().search(query)
    return time.perf_counter() - began


def test_counting_stops_at_a_bound(elasticsearch, monkeypatch):
    for engine in ("elastic", "database"):
        monkeypatch.setattr(f"search.engines.{engine}.MOST_COUNTED", 5)
    for _ in range(8):
        Entry(body="scan")
    query = SearchQuery(words=asked("scan").words)

    found = MirroredEngine().search(query)

    assert (found.total, found.total_is_bound) == (5, True)
    assert MOST_COUNTED == 10_000


def test_a_part_of_the_answer_is_no_answer(elasticsearch):
    """Four parts, at most one on each of three nodes: one part is nowhere."""
    index = indexes.new_name()
    parts = {"number_of_shards": 4, "number_of_replicas": 0, "routing.allocation.total_shards_per_node": 1}
    answering = {indexes.alias(): {}}
    writer().indices.create(index=index, aliases=answering, settings=parts, wait_for_active_shards=0)

    with pytest.raises(ApiError):
        ElasticEngine().search(SearchQuery())
