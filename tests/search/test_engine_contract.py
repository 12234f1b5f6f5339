"""What every engine promises, whatever it is made of. The suite runs it on each database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.earlier import SearchQuery
from search.engines import database, engine_in_use
from search.entries import Facet, Kind, Sort
from search.models import SearchEntry
from search.words import asked
from tests.factories.search import SearchEntryFactory as Entry
from tests.factories.taxonomy import PathwayStageFactory, PriorityFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db


def ask(text="", names=(), **narrowed):
    return engine_in_use().search(SearchQuery(words=asked(text, names), **narrowed))


def found(text="", **narrowed):
    return [hit.entry_id for hit in ask(text, **narrowed).hits]


def test_any_word_finds():
    scan, letter = Entry(body="waiting for a scan"), Entry(body="the letter came late")
    Entry(body="kind nurses")

    assert set(found("scan letter")) == {scan.pk, letter.pk}


def test_what_matches_more_words_comes_first():
    few = Entry(title="Scan", body="scan scan scan")
    more = Entry(body="the scan results were late at pembury")

    assert found("scan results pembury") == [more.pk, few.pk]


def test_a_rare_word_weighs_more_than_a_common_one():
    for _ in range(30):
        Entry(body="cancer care in kent")
    rare = Entry(body="a note on lymphoedema")

    assert found("kent lymphoedema")[0] == rare.pk


@pytest.mark.parametrize(("better", "worse"), [("title", "lead"), ("lead", "body"), ("about", "body")])
def test_a_word_is_worth_more_where_it_says_more(better, worse):
    second = Entry(**{worse: "something on jaundice here"})
    first = Entry(**{better: "something on jaundice here"})

    assert found("jaundice") == [first.pk, second.pk]


def test_of_two_that_are_equal_the_newer_comes_first():
    older, newer = Entry(body="parking at canterbury"), Entry(body="parking at canterbury")

    assert found("parking") == [newer.pk, older.pk]


@pytest.mark.parametrize("text", ["wait", "waits", "waited", "waiting", "WAITING"])
def test_a_word_finds_its_other_forms(text):
    entry = Entry(body="I was waiting for weeks")

    assert found(f"{text} nothing") == [entry.pk]


def test_the_last_word_may_be_a_beginning():
    entry = Entry(body="radiotherapy in canterbury")

    assert found("radioth") == [entry.pk]
    assert found("radioth xyzzy") == []


def test_punctuation_in_a_text_does_not_hide_its_words():
    entry = Entry(body="scan/results, follow-up; see nhs.uk/cancer or write to desk@example.org (bed-side)")

    for word in ("results", "follow", "cancer", "example", "side"):
        assert found(word) == [entry.pk], word


def test_accents_make_no_difference():
    entry = Entry(title="Café Zoë in Ashford")

    assert found("cafe") == found("Zoë") == found("ZOE") == [entry.pk]


def test_an_everyday_name_finds_the_clinical_one():
    entry = Entry(body="treatment of endometrial tumours")
    hits = ask("womb cancer", names=[("Womb cancer", "endometrial cancer")]).hits

    assert [hit.entry_id for hit in hits] == [entry.pk]


def test_a_name_of_two_words_is_found_only_side_by_side():
    apart = Entry(body="passage by boat, then back")
    together = Entry(body="bleeding from the back passage")
    hits = ask("bowel cancer", names=[("Bowel cancer", "back passage cancer")]).hits

    assert [hit.entry_id for hit in hits] == [together.pk]
    assert apart.pk


def test_filters_of_one_kind_are_any_of_and_of_two_kinds_are_both():
    breast, lung = TumourSiteFactory(), TumourSiteFactory()
    early = PriorityFactory()
    both = Entry(title="Scan", tumour_sites=[breast], priorities=[early])
    other = Entry(title="Scan", tumour_sites=[lung])
    Entry(title="Scan")

    assert set(found("scan", sites=frozenset({breast.pk, lung.pk}))) == {both.pk, other.pk}
    assert found("scan", sites=frozenset({breast.pk, lung.pk}), priorities=frozenset({early.pk})) == [both.pk]


def test_an_entry_that_carries_two_chosen_terms_is_found_once():
    sites = [TumourSiteFactory(), TumourSiteFactory()]
    entry = Entry(title="Scan", tumour_sites=sites)

    assert found("scan", sites=frozenset(site.pk for site in sites)) == [entry.pk]


def test_a_facet_is_counted_under_every_filter_but_its_own():
    breast, lung = TumourSiteFactory(), TumourSiteFactory()
    stage = PathwayStageFactory()
    Entry(title="Scan", kind=Kind.STORY, tumour_sites=[breast], stages=[stage])
    Entry(title="Scan", kind=Kind.STORY, tumour_sites=[lung])
    Entry(title="Scan", kind=Kind.DOCUMENT, tumour_sites=[breast, lung])
    Entry(title="Letter", kind=Kind.NEWS, tumour_sites=[lung])

    facets = ask("scan", sites=frozenset({breast.pk}), kinds=frozenset({"story"})).facets

    assert facets[Facet.SITE] == {breast.pk: 1, lung.pk: 1}
    assert facets[Facet.KIND] == {"story": 1, "document": 1}
    assert facets[Facet.STAGE] == {stage.pk: 1}
    assert facets[Facet.PRIORITY] == {}


def test_without_words_everything_is_there_and_the_newest_comes_first():
    old, new = Entry(date=date(2020, 1, 1)), Entry(date=date(2026, 1, 1))
    undated = Entry(date=None)

    assert found() == [new.pk, old.pk, undated.pk]


def test_sorted_by_date_the_newest_comes_first():
    new = Entry(body="scan", date=date(2026, 1, 1))
    old = Entry(title="Scan", date=date(2020, 1, 1))

    assert found("scan", sort=Sort.DATE) == [new.pk, old.pk]


@pytest.mark.parametrize("text", ["scan", "scan letter", ""])
@pytest.mark.parametrize("sort", Sort.values)
def test_pages_follow_each_other_without_gap_or_repetition(text, sort):
    entries = {Entry(body="scan and letter", date=date(2026, 1, 1)).pk for _ in range(23)}
    pages = [ask(text, sort=sort, offset=start, limit=10) for start in (0, 10, 20)]

    assert [len(page.hits) for page in pages] == [10, 10, 3]
    assert [page.has_next for page in pages] == [True, True, False]
    assert {hit.entry_id for page in pages for hit in page.hits} == entries
    assert {page.total for page in pages} == {23}


def test_a_page_beyond_the_last_is_empty():
    Entry(body="scan")

    assert ask("scan", offset=500).hits == ()


def test_counting_stops_at_a_bound(monkeypatch):
    monkeypatch.setattr(database, "BOUND", 5)
    for _ in range(8):
        Entry(body="scan")

    for results in (ask("scan"), ask("")):
        assert (results.total, results.total_is_bound) == (5, True)


def test_beyond_the_bound_what_matches_every_word_is_still_found(monkeypatch):
    monkeypatch.setattr(database, "BOUND", 5)
    oldest = Entry(body="scan results")
    for _ in range(8):
        Entry(body="scan")

    assert found("scan results")[0] == oldest.pk


def test_matched_words_are_marked_in_title_and_snippet():
    Entry(title="Waiting rooms", lead="Where people wait for a scan.", body="Nothing more.")
    [hit] = ask("waiting scan").hits

    assert hit.title == "<mark>Waiting</mark> rooms"
    assert "<mark>scan</mark>" in hit.snippet


def test_a_snippet_shows_the_match_even_deep_in_the_body():
    Entry(title="Plan", lead="What we do.", body=f"{'filler text ' * 400} lymphoedema clinic {'more ' * 400}")
    [hit] = ask("lymphoedema").hits

    assert "<mark>lymphoedema</mark>" in hit.snippet
    assert len(hit.snippet) < 500


def test_marked_texts_are_safe():
    Entry(title="<script>alert(1)</script> scan", lead='<img src=x onerror="x"> scan & more')
    [hit] = ask("scan").hits

    assert "<script" not in hit.title
    assert "<img" not in hit.snippet
    assert "<mark>scan</mark>" in hit.title


def test_a_withdrawn_entry_is_never_found():
    SearchEntry.objects.create(model="feedback.story", object_id=1, is_live=False)

    assert found() == []


def test_the_text_index_follows_every_way_of_writing():
    entry = Entry(body="early")
    SearchEntry.objects.filter(pk=entry.pk).update(body="late")
    assert (found("early"), found("late")) == ([], [entry.pk])

    SearchEntry.objects.filter(pk=entry.pk).update(is_live=False, title="", body="", url="")
    assert found("late") == []

    SearchEntry.objects.filter(pk=entry.pk).update(is_live=True, body="again")
    assert found("again") == [entry.pk]

    SearchEntry.objects.filter(pk=entry.pk).delete()
    assert found("again") == []


HOSTILE = [
    '"',
    "'",
    "a'b\"c",
    "AND OR NOT NEAR",
    "scan* -scan ^scan title:scan",
    "{scan}",
    "scan & | ! <-> :*",
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
    "; DROP TABLE search_searchentry; --",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_answered(text):
    Entry(body="scan")

    assert ask(text).total in (0, 1)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_answered(text):
    assert ask(text).total == 0


@given(st.lists(st.sampled_from(["scan", "letter", "nurse", "parking", "womb"]), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_found_and_counted_is_what_a_plain_reading_of_the_texts_says(words):
    texts = ["scan letter", "letter nurse nurse", "parking", "womb scan nurse", "nothing of it"]
    SearchEntry.objects.all().delete()
    entries = {Entry(body=text, kind=Kind.NEWS).pk: text for text in texts}
    expected = {pk for pk, text in entries.items() if set(words) & set(text.split())}

    results = ask(" ".join(words))

    assert {hit.entry_id for hit in results.hits} == expected
    assert results.total == len(expected)
    assert results.facets[Facet.KIND].get("news", 0) == len(expected)


def test_a_query_costs_two_statements_however_much_there_is(django_assert_num_queries):
    query = SearchQuery(words=asked("scan letter"), kinds=frozenset({"story"}))
    for number in (2, 20):
        for _ in range(number):
            Entry(body="scan letter")
        with django_assert_num_queries(2):
            engine_in_use().search(replace(query, offset=0))
