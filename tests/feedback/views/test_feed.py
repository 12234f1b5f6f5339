from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from feedback import actions
from feedback.moderation import State
from tests.factories.feedback import ReplyFactory, StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db

FEED = "/feedback/stories/feed/"
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, address=FEED, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def titles(client, address=FEED):
    return [entry.find(f"{ATOM}title").text for entry in entries(client, address)]


def test_the_feed_shows_what_the_list_shows_under_the_same_filters(client):
    bowel = TumourSiteFactory(name="Bowel", slug="bowel")
    StoryFactory(state=State.PUBLISHED, title="One", tumour_sites=[bowel])
    StoryFactory(state=State.PUBLISHED, title="Two")
    StoryFactory(title="Nobody has read this")
    assert titles(client) == ["Two", "One"]
    assert titles(client, f"{FEED}?site=bowel") == ["One"]


def test_the_list_names_the_feed_of_exactly_its_filters(client, visitor):
    bowel = TumourSiteFactory(name="Bowel", slug="bowel")
    StoryFactory(state=State.PUBLISHED, tumour_sites=[bowel])
    page = visitor.open("/feedback/stories/?site=bowel&sort=shared&page=1")
    link = page.select_one("link[rel=alternate][type='application/atom+xml']")
    assert link["href"] == f"{FEED}?site=bowel"


def test_an_entry_carries_the_words_and_the_answer_and_its_own_address(client):
    story = StoryFactory(state=State.PUBLISHED, words="They rang me & wrote.")
    reply = ReplyFactory(story=story, words="We are glad.")
    ReplyFactory(story=story, words="Not shown.", published_at=None)
    entry = entries(client)[0]
    words = entry.find(f"{ATOM}summary").text
    assert "They rang me & wrote." in words and "We are glad." in words and "Not shown." not in words
    assert entry.find(f"{ATOM}link").get("href").endswith(story.get_absolute_url())
    assert entry.find(f"{ATOM}updated").text.startswith(f"{reply.published_at:%Y-%m-%d}")


def test_what_is_withdrawn_is_gone_from_the_feed_also_for_whoever_has_it_already(client):
    story = StoryFactory(state=State.PUBLISHED)
    tag = client.get(FEED).headers["ETag"]
    assert client.get(FEED, headers={"if-none-match": tag}).status_code == 304
    actions.withdraw(story=story, now=timezone.now())
    assert entries(client, FEED, **{"if-none-match": tag}) == []


def test_the_feed_asks_the_database_the_same_for_two_stories_and_for_twenty(client):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(FEED)
        return len(asked)

    for _ in range(2):
        ReplyFactory()
    few = queries()
    for _ in range(18):
        ReplyFactory()
    assert queries() == few <= 12
