from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.entries import Facet, Kind, SearchResults, Sort
from search.question import LAST_PAGE, Question
from search.vocabularies import Vocabularies
from tests.factories.taxonomy import PriorityFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db


def question(address):
    return Question(QueryDict(address), Vocabularies())


def test_nothing_asked_is_an_open_question():
    assert question("").is_open
    assert question("q=+++").is_open
    assert question("site=nobody").is_open


def test_words_and_filters_are_read_together():
    breast, lung = TumourSiteFactory(slug="breast"), TumourSiteFactory(slug="lung")
    early = PriorityFactory(slug="early")
    query = question("q=scan&site=breast&site=lung&priority=early&kind=story&sort=date&page=3").to_search()

    assert [word.text for word in query.words] == ["scan"]
    assert query.chosen == {
        Facet.SITE: {breast.pk, lung.pk},
        Facet.PRIORITY: {early.pk},
        Facet.KIND: {"story"},
    }
    assert (query.sort, query.offset) == (Sort.DATE, 20)


def test_the_slug_of_a_merged_term_leads_to_the_one_that_took_its_place():
    kept = TumourSiteFactory(slug="womb")
    retired = datetime(2026, 1, 1, tzinfo=UTC)
    TumourSiteFactory(slug="uterus", merged_into=kept, retired_at=retired)
    asked = question("site=uterus")

    assert [term.pk for term in asked.chosen[Facet.SITE]] == [kept.pk]
    assert list(asked.unknown) == []
    assert asked.chips() == [{"label": kept.name, "remove_url": "?"}]


def test_the_slug_of_a_retired_term_still_works():
    retired = TumourSiteFactory(slug="old", retired_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert [term.pk for term in question("site=old").chosen[Facet.SITE]] == [retired.pk]


def test_a_filter_that_nobody_knows_is_left_out_and_named():
    asked = question("site=nonsense&kind=poem&q=scan")

    assert list(asked.unknown) == ["nonsense", "poem"]
    assert not asked.has_filters


def test_a_chip_goes_away_by_itself_and_takes_the_page_with_it():
    TumourSiteFactory(slug="breast", name="Breast cancer")
    asked = question("q=scan&site=breast&kind=story&page=2")

    assert asked.chips() == [
        {"label": "Breast cancer", "remove_url": "?q=scan&kind=story"},
        {"label": "Patient stories", "remove_url": "?q=scan&site=breast"},
    ]
    assert asked.without_filters() == "?q=scan"


@pytest.mark.parametrize(
    ("page", "number"),
    [("2", 2), ("0", 1), ("-1", 1), ("two", 1), ("²", 1), ("", 1), ("99999", LAST_PAGE), ("9" * 5000, 1)],
)
def test_any_page_number_is_a_page(page, number):
    assert question(f"q=scan&page={page}").number == number


def test_a_filter_offers_what_would_be_found_and_what_was_chosen():
    breast = TumourSiteFactory(slug="breast", name="Breast cancer")
    lung = TumourSiteFactory(slug="lung", name="Lung cancer")
    TumourSiteFactory(slug="skin")
    results = SearchResults(facets={Facet.SITE: {breast.pk: 1234}})
    filters = {group["name"]: group for group in question("q=scan&site=lung").filters(results)}
    site, kind = filters["site"], filters["kind"]

    assert site["options"] == [
        {"value": "breast", "label": "Breast cancer", "number": 1234, "count": "1,234", "chosen": False},
        {"value": "lung", "label": lung.name, "number": 0, "count": "0", "chosen": True},
    ]
    assert kind["options"] == []


def test_counts_beyond_the_bound_say_so():
    results = SearchResults(facets={Facet.KIND: {"story": 9000}}, total=10_000, total_is_bound=True)
    [kind] = [group for group in question("q=scan").filters(results) if group["name"] == "kind"]

    assert kind["options"][0]["count"] == "9,000+"


def test_small_words_alone_cannot_be_answered():
    assert not question("q=the").is_answerable
    assert question("kind=story").is_answerable
    assert not question("q=the&kind=story").is_answerable


NAMES = st.sampled_from(
    ["q", "site", "priority", "stage", "kind", "place", "from", "to", "exactly", "sort", "page"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(NAMES, st.text(max_size=60)), max_size=8))
def test_any_address_is_understood(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    asked = Question(query, Vocabularies())

    assert asked.to_search().offset >= 0
    assert all(chip["label"] for chip in asked.chips())
    assert all(kind in Kind for kind in asked.chosen[Facet.KIND])
    assert all(len(slug) <= 40 for slug in asked.unknown)
