import pytest

from feedback.models import Story
from feedback.moderation import State
from feedback.search_sources import published, to_entry
from search.registry import source_of
from tests.factories.feedback import ReplyFactory, StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


def test_stories_are_a_source():
    assert source_of(Story).published == published


def test_exactly_the_published_stories_may_be_found():
    shown = StoryFactory(state=State.PUBLISHED)
    for state in set(State) - {State.PUBLISHED, State.ERASED}:
        StoryFactory(state=state)
    assert list(published()) == [shown]


def test_an_entry_carries_the_public_words_the_terms_and_the_reply():
    site = TumourSiteFactory()
    story = StoryFactory(
        state=State.PUBLISHED, words="Public words.", original="Own words.", tumour_sites=[site]
    )
    ReplyFactory(story=story, words="An answer.")
    ReplyFactory(story=story, words="A draft.", published_at=None)
    entry = to_entry(published().get())
    assert (entry.lead, entry.body, entry.tumour_sites) == ("Public words.", "An answer.", [site])
    assert "Own words" not in str(entry)


@pytest.mark.parametrize("how_many", [2, 20])
def test_reading_entries_asks_the_same_however_many_there_are(django_assert_num_queries, how_many):
    for _ in range(how_many):
        ReplyFactory()
    with django_assert_num_queries(5):
        [to_entry(story) for story in published()]
