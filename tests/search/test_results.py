from datetime import UTC, datetime, timedelta

import pytest

from feedback.models import Story
from feedback.moderation import State
from home.models import NewsPage
from search import indexing
from search.entries import Hit
from search.models import SearchEntry
from search.results import shown
from search.vocabularies import Vocabularies
from tests.factories.feedback import StoryFactory
from tests.factories.home import NewsPageFactory
from tests.factories.search import SearchEntryFactory
from tests.factories.taxonomy import PriorityFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def results_of(*entries):
    return shown([Hit(entry.pk, entry.model) for entry in entries], Vocabularies(), NOW)


def entry_of(row):
    indexing.refresh(type(row), [row.pk])
    return SearchEntry.objects.get(model=row._meta.label_lower, object_id=row.pk)


def a_story(**given):
    return StoryFactory(state=State.PUBLISHED, **given)


def test_results_stand_in_the_order_of_the_hits():
    first, second = entry_of(a_story()), entry_of(NewsPageFactory())

    assert [result.entry for result in results_of(second, first)] == [second, first]


def test_what_is_no_longer_public_is_not_shown_even_while_it_is_still_found():
    story, page = a_story(), NewsPageFactory()
    entries = entry_of(story), entry_of(page)
    Story.objects.filter(pk=story.pk).update(state=State.RECEIVED, published_at=None)
    NewsPage.objects.filter(pk=page.pk).update(live=False)

    assert SearchEntry.objects.live().count() == 2
    assert results_of(*entries) == []


def test_an_entry_of_a_model_that_nobody_registers_is_not_shown():
    assert results_of(SearchEntryFactory(model="elsewhere.thing")) == []


def test_a_hit_whose_entry_is_gone_is_not_shown():
    assert shown([Hit(999_999, "feedback.story")], Vocabularies(), NOW) == []


def test_a_result_names_its_terms_in_the_order_of_the_vocabulary():
    second, first = TumourSiteFactory(sort_order=2), TumourSiteFactory(sort_order=1)
    priority = PriorityFactory()
    [result] = results_of(entry_of(a_story(tumour_sites=[second, first], priorities=[priority])))

    assert [term.pk for term in result.terms["tumour_sites"]] == [first.pk, second.pk]
    assert [term.pk for term in result.terms["priorities"]] == [priority.pk]


def test_a_status_is_the_last_one_whose_moment_has_come():
    moments = [(NOW - timedelta(days=2), "Open"), (NOW - timedelta(days=1), "Closed"), (NOW, "Answered")]
    statuses = [[moment.isoformat(), word] for moment, word in moments]
    entry = entry_of(a_story())

    for seen, expected in ((3, "Answered"), (2, "Closed"), (1, "Open"), (0, "")):
        SearchEntry.objects.filter(pk=entry.pk).update(statuses=statuses[:seen])
        assert results_of(entry)[0].status == expected


def test_a_status_whose_moment_has_not_come_is_not_told():
    entry = entry_of(a_story())
    later = [(NOW + timedelta(seconds=1)).isoformat(), "Open"]
    SearchEntry.objects.filter(pk=entry.pk).update(statuses=[later])

    assert results_of(entry)[0].status == ""


def test_a_long_lead_is_cut_where_nothing_is_marked():
    [result] = results_of(entry_of(a_story(words="word " * 200)))

    assert len(result.snippet.split()) <= 41


def test_however_many_models_and_results_one_query_confirms_them(django_assert_num_queries):
    vocabularies = Vocabularies()
    assert vocabularies.terms
    for number in (1, 5):
        stories = [entry_of(a_story()) for _ in range(number)]
        pages = [entry_of(NewsPageFactory()) for _ in range(number)]
        hits = [Hit(entry.pk, entry.model) for entry in stories + pages]
        with django_assert_num_queries(1):
            assert len(shown(hits, vocabularies, NOW)) == 2 * number
