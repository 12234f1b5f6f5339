from xml.etree import ElementTree

import pytest

from feedback import actions as stories
from feedback.models import Story
from feedback.moderation import State
from search import indexing
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def tell(words, **given):
    story = StoryFactory(state=State.PUBLISHED, words=words, **given)
    indexing.refresh(Story, [story.pk])
    return story


def read(client, query=""):
    response = client.get(f"/search/feed/{query}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)


def links_in(feed):
    return [entry.find(f"{ATOM}link").get("href") for entry in feed.findall(f"{ATOM}entry")]


def test_a_search_is_a_feed_of_what_answers_it(client):
    story = tell("The porter hummed.", tumour_sites=[TumourSiteFactory(slug="breast", name="Breast")])
    tell("The scan was late.")
    feed = read(client, "?q=porter&site=breast")

    (link,) = links_in(feed)
    assert link.endswith(story.get_absolute_url())
    assert "“porter”, Breast" in feed.find(f"{ATOM}title").text


def test_a_feed_of_everything_has_the_newest_first(client):
    older, newer = tell("One."), tell("Two.")
    links = links_in(read(client))

    assert [link.rpartition("/stories/")[2] for link in links] == [
        f"{story.reference}/" for story in (newer, older)
    ]


def test_a_withdrawn_story_leaves_the_feed_at_once(client):
    story = tell("The porter hummed.")
    stories.withdraw(story=story, now=story.received_at)

    assert links_in(read(client, "?q=porter")) == []


def test_words_that_say_nothing_find_nothing(client):
    tell("The porter hummed.")

    assert links_in(read(client, "?q=the+of+and")) == []
