"""What every engine promises, whatever it is made of: the one in each database, and Elasticsearch."""

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines import database
from search.engines.database import DatabaseEngine
from search.entries import Facet, Kind, SearchQuery, Sort
from search.finding import find
from search.models import SearchEntry
from search.results import marked
from search.text import plain
from search.wording.lexicon import Lexicon
from search.wording.remembering import Wording
from search.wording.thesaurus import Thesaurus, pairs_of
from search.words import asked
from tests.factories.search import SearchEntryFactory as Entry

from .engines.mirrored import MirroredEngine
from .reading import read

pytestmark = pytest.mark.django_db

SAID = """
    scan scans letter letters nurse nurses waiting waited womb bowel bleeding passage back pain clinic
    endometrial colorectal tumour tumor oesophagus esophagus anaemia diagnosis diagnosed x-ray café Zoë
    radiotherapy parking pembury canterbury results the of and is my 28 5fu covid-19 patient's can't
"""
WORDS = SAID.split()
PAIRS = [
    (["womb"], ["endometrial"], True),
    (["back passage", "bottom"], ["rectum"], True),
    (["camera test"], ["endoscopy", "gastroscopy"], True),
    (["waterworks"], ["urological"], False),
    (["bowel"], ["colorectal"], True),
]
SAME = [pair for everyday, clinical, both in PAIRS for pair in pairs_of(everyday, clinical, both)]
WORDING = Wording(Thesaurus(SAME), Lexicon([("scan", "scan", 90, 90), ("nurses", "nurs", 40, 60)], 200))


@pytest.fixture(params=["database", "elasticsearch"])
def engine(request):
    if request.param == "database":
        return DatabaseEngine()
    request.getfixturevalue("elasticsearch")
    return MirroredEngine()


def a_query(text="", wording=None, **given):
    understood = asked(text, wording)
    return SearchQuery(words=understood.words, without=understood.without, **given)


def found(engine, text="", **given):
    return list(engine.search(a_query(text, **given)).ids)


def some_text(chance, most):
    return " ".join(chance.choices(WORDS, k=chance.randint(0, most)))


@pytest.fixture
def entries():
    """A hundred and twenty entries of few words, so that every question has answers and near misses."""
    chance = random.Random(6)
    made = []
    for _ in range(120):
        entry = Entry.build(
            title=some_text(chance, 5),
            about=some_text(chance, 2),
            lead=some_text(chance, 10),
            body=some_text(chance, 40),
            kind=chance.choice(Kind.values),
            date=chance.choice([None, date(2026, 1, 1) + timedelta(days=chance.randrange(9))]),
        )
        carried = {f"s{chance.randint(1, 3)}", f"p{chance.randint(1, 2)}", f"l{chance.randint(1, 2)}"}
        entry.labels = " ".join([entry.labels, *sorted(carried)])
        made.append(entry)
    SearchEntry.objects.bulk_create(made)
    SearchEntry.objects.create(model="feedback.story", object_id=9_999, is_live=False)
    return list(SearchEntry.objects.all())


def some_query(chance, wording):
    pieces = []
    for _ in range(chance.randint(0, 4)):
        words = " ".join(chance.choices(WORDS, k=chance.randint(1, 2)))
        shape = chance.random()
        pieces.append(f'"{words}"' if shape < 0.12 else f"-{words}" if shape < 0.2 else words)
    if pieces and chance.random() < 0.2:
        pieces[-1] = pieces[-1][: max(3, len(pieces[-1]) - 2)]
    kinds = {Facet.KIND: frozenset(chance.choices(Kind.values, k=2))} if chance.random() < 0.3 else {}
    sites = {Facet.SITE: frozenset(chance.choices([1, 2, 3], k=2))} if chance.random() < 0.4 else {}
    places = {Facet.PLACE: frozenset({1})} if chance.random() < 0.2 else {}
    return a_query(
        " ".join(pieces),
        wording,
        chosen=kinds | sites | places,
        since=date(2026, 1, 3) if chance.random() < 0.2 else None,
        until=date(2026, 1, 7) if chance.random() < 0.2 else None,
        sort=chance.choice(Sort.values),
        offset=chance.choice([0, 0, 10]),
    )


@pytest.mark.parametrize("wording", [None, WORDING], ids=["typed words alone", "with the words list"])
def test_three_hundred_questions_are_answered_as_a_plain_reading_answers_them(engine, entries, wording):
    """The same hits in the same order, the same number, the same counts; so the same on every engine."""
    chance = random.Random(300)
    for _ in range(300):
        query = some_query(chance, wording)
        answer, expected = engine.search(query), read(query, entries)
        assert (answer.ids, answer.total) == (expected.ids, expected.total), query
        assert answer.facets == expected.facets, query


def test_a_page_of_results_is_the_same_with_the_same_words_marked(engine, entries):
    chance = random.Random(7)
    rows = {entry.pk: entry for entry in entries}

    class Reading:
        def search(self, query):
            return read(query, entries)

    for _ in range(60):
        query = some_query(chance, WORDING)
        shown, expected = find(query, engine), find(query, Reading())
        assert shown == expected
        for hit in shown.hits:
            assert marked(rows[hit.entry_id], hit.words) == marked(rows[hit.entry_id], query.words)


@pytest.mark.parametrize("text", ["wait", "waits", "waited", "waiting", "WAITING"])
def test_a_word_finds_its_other_forms(engine, text):
    entry = Entry(body="I was waiting for weeks")

    assert found(engine, f"{text} nothing") == [entry.pk]


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("oesophageal", "esophageal"),
        ("tumor", "tumours"),
        ("anaemia", "anemia"),
        ("organisation", "organization"),
        ("centre", "center"),
        ("counselling", "counseling"),
        ("diagnosis", "diagnosed"),
    ],
)
def test_british_and_american_spellings_are_one_word(engine, said, typed):
    entry = Entry(body=f"about the {said} here")

    assert found(engine, typed) == [entry.pk]


def test_a_quotation_must_stand_there_word_for_word(engine):
    exact = Entry(body="care at the end of life")
    Entry(body="life at the end")

    assert found(engine, '"end of life"') == found(engine, "“end of life” care") == [exact.pk]


def test_no_phrase_begins_in_one_field_and_ends_in_another(engine):
    Entry(title="Back", lead="passage", about="back", body="passage")

    assert found(engine, '"back passage"') == []


@pytest.mark.parametrize("words", [3_000, 30_000])
def test_a_phrase_is_found_deep_in_a_long_text(engine, words):
    entry = Entry(body=f"{'the word ' * (words // 2)} then the missing letter came")

    assert found(engine, '"the missing letter"') == [entry.pk]


def test_a_word_after_a_minus_must_not_be_there(engine):
    kept = Entry(body="scan results")
    Entry(body="scan letter")

    assert found(engine, "scan -letter") == [kept.pk]


def test_the_last_word_may_be_a_beginning(engine):
    entry = Entry(body="radiotherapy in canterbury")

    assert found(engine, "radioth") == [entry.pk]
    assert found(engine, "radioth xyzzy") == []


def test_pages_follow_each_other_without_gap_or_repetition(engine):
    entries = {Entry(body="scan and letter", date=date(2026, 1, 1)).pk for _ in range(23)}
    pages = [found(engine, "scan letter", offset=start, limit=10) for start in (0, 10, 20, 500)]

    assert [len(page) for page in pages] == [10, 10, 3, 0]
    assert {key for page in pages for key in page} == entries


def test_counting_stops_at_a_bound(monkeypatch):
    monkeypatch.setattr(database, "MOST_COUNTED", 5)
    for _ in range(8):
        Entry(body="scan")

    for text in ("scan", ""):
        answer = DatabaseEngine().search(a_query(text))
        assert (answer.total, answer.total_is_bound) == (5, True)


def test_what_was_entered_long_ago_is_found_too(engine):
    """However far apart the keys of the ledger lie."""
    keys = [1, 3_999, 4_000, 27_000, 90_000, 1_234_567]
    entries = [Entry(pk=key, body="scan", date=date(2026, 1, 1)) for key in keys]
    Entry(pk=50_000, body="scan letter")
    site = {Facet.KIND: frozenset({"story"})}

    assert found(engine, "scan -letter", chosen=site) == [entry.pk for entry in reversed(entries)]
    assert found(engine, '"scan" canterbury', sort=Sort.DATE, limit=1) != []
    assert engine.search(a_query("scan")).total == len(keys) + 1


def test_of_a_very_common_word_the_newest_are_looked_at(monkeypatch):
    monkeypatch.setattr(database, "MOST_COUNTED", 2)
    for key in (5, 30_000, 60_000, 90_000):
        Entry(pk=key, body="scan")

    assert found(DatabaseEngine(), "scan") == [90_000, 60_000, 30_000]


def test_beyond_the_bound_what_matches_every_word_is_still_found(monkeypatch):
    monkeypatch.setattr(database, "MOST_COUNTED", 5)
    oldest = Entry(body="scan results")
    for _ in range(8):
        Entry(body="scan")

    assert found(DatabaseEngine(), "scan results")[0] == oldest.pk


def test_the_text_index_follows_every_way_of_writing():
    engine, entry = DatabaseEngine(), Entry(body="early")
    SearchEntry.objects.filter(pk=entry.pk).update(body_tokens="late")
    assert (found(engine, "early"), found(engine, "late")) == ([], [entry.pk])

    SearchEntry.objects.filter(pk=entry.pk).update(
        is_live=False, title="", body="", url="", labels="", title_tokens="", lead_tokens="", body_tokens=""
    )
    assert found(engine, "late") == []
    assert found(engine) == []

    SearchEntry.objects.filter(pk=entry.pk).update(is_live=True, labels="kstory", body_tokens="again")
    assert found(engine, "again") == found(engine) == [entry.pk]

    SearchEntry.objects.filter(pk=entry.pk).delete()
    assert found(engine, "again") == found(engine) == []


HOSTILE = [
    '"',
    '""',
    "'",
    "a'b\"c",
    "AND OR NOT NEAR",
    "scan* -scan ^scan title:scan",
    "{scan}",
    "scan & | ! <-> :*",
    "\\",
    "%s %d {} {0}",
    "\x00scan",
    "🙂 🏳️‍🌈",
    "رعاية السرطان",
    "سَرَطَان हिन्दी",
    "\u202escan\u202c",
    "½ ² ℵ ⅷ ﬃ İ",
    "1e5x 5e4 0x1f 1e-5",
    "!!! ... ???",
    "-scan",
    '-"scan',
    "scan " * 2000,
    "x" * 10_000,
    "' " * 5_000,
    '"' * 10_000,
    "; DROP TABLE search_searchentry; --",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_answered_at_once(engine, text):
    Entry(body="scan")
    engine.search(a_query("scan"))

    assert engine.search(a_query(text, WORDING)).total in (0, 1)
    assert any(seconds(engine, text) < 0.2 for _ in range(5)), "of five times, on a machine that may be busy"


def seconds(engine, text):
    began = time.perf_counter()
    engine.search(a_query(text, WORDING))
    return time.perf_counter() - began


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_answered_and_finds_itself(text):
    SearchEntry.objects.all().delete()
    entry = Entry(title=plain(text))
    query = a_query(text)

    if query.words and not query.without:
        assert list(DatabaseEngine().search(query).ids) == [entry.pk]


def test_a_search_costs_two_statements_however_much_there_is(django_assert_num_queries):
    query = a_query("scan letter", chosen={Facet.KIND: frozenset({"story"})})
    for number in (2, 20):
        for _ in range(number):
            Entry(body="scan letter")
        with django_assert_num_queries(2):
            find(query, DatabaseEngine())
