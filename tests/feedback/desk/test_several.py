import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.models import Seriousness, Story
from feedback.moderation import State
from portal.accounts.roles import Role
from tests.factories.feedback import StoryFactory, ThemeFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/stories/several/"


@pytest.fixture
def moderator(sign_in):
    return sign_in(Role.MODERATOR)


def sent(task, stories, **more):
    return {
        "task": task,
        "story": [story.pk for story in stories],
        "version": [f"{story.pk}:{story.version}" for story in stories],
        **more,
    }


def text_of(response):
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def test_the_reason_is_asked_once_and_kept_with_each(client, moderator):
    stories = StoryFactory.create_batch(3)
    asked = client.get(ADDRESS, sent("decline", stories))
    page = BeautifulSoup(asked.content, "html.parser")
    assert len(page.select("textarea[name=reason]")) == 1
    assert "Decline: 3 stories" in text_of(asked)
    client.post(ADDRESS, sent("decline", stories, reason="Not about cancer.", seriousness="0"))
    for story in Story.objects.all():
        assert (story.state, story.steps.last().reason) == (State.DECLINED, "Not about cancer.")


def test_where_the_reason_is_missing_none_is_done(client, moderator):
    stories = StoryFactory.create_batch(2)
    assert client.post(ADDRESS, sent("decline", stories, seriousness="0")).status_code == 422
    assert not Story.objects.filter(state=State.DECLINED).exists()


def test_what_could_not_be_done_is_said_and_the_others_are_done(client, moderator):
    done, graded = StoryFactory(), StoryFactory(state=State.IN_REVIEW)
    withdrawn = StoryFactory(state=State.WITHDRAWN, title="The letter")
    response = client.post(
        ADDRESS, sent("decline", [done, graded, withdrawn], reason="Twice.", seriousness="1")
    )
    assert "With one story it could not be done" in text_of(response)
    assert "The letter" in text_of(response) and "not possible" in text_of(response)
    assert Story.objects.filter(state=State.DECLINED).count() == 2
    graded.refresh_from_db()
    assert graded.seriousness == Seriousness.NONE


def test_what_somebody_changed_meanwhile_is_left_as_it_is(client, moderator):
    story = StoryFactory(state=State.IN_REVIEW)
    old = sent("decline", [story], reason="Twice.", seriousness="1")
    Story.objects.filter(pk=story.pk).update(version=5)
    assert "Somebody else changed it meanwhile" in text_of(client.post(ADDRESS, old))
    story.refresh_from_db()
    assert story.state == State.IN_REVIEW


def test_sorting_adds_and_takes_nothing_away(client, moderator):
    kept, new, theme = TumourSiteFactory(), TumourSiteFactory(), ThemeFactory()
    story = StoryFactory(tumour_sites=[kept], seriousness=Seriousness.HIGH)
    other = StoryFactory()
    client.post(
        ADDRESS, sent("sort", [story, other], tumour_sites=[new.pk], themes=[theme.pk], seriousness="1")
    )
    assert set(story.tumour_sites.all()) == {kept, new}
    assert list(other.themes.all()) == [theme]
    grades = list(Story.objects.order_by("pk").values_list("seriousness", flat=True))
    assert grades == [Seriousness.HIGH, Seriousness.LOW]


@pytest.mark.parametrize(
    ("task", "before", "after"),
    [("put-back", State.IN_REVIEW, State.RECEIVED), ("reopen", State.DECLINED, State.IN_REVIEW)],
)
def test_stories_are_put_back_and_opened_again(client, moderator, task, before, after):
    stories = StoryFactory.create_batch(2, state=before)
    client.post(ADDRESS, sent(task, stories, reason="Looked at again."))
    assert set(Story.objects.values_list("state", flat=True)) == {after}


def test_with_nothing_ticked_the_queue_says_what_to_do(client, moderator):
    page = client.get(ADDRESS, {"task": "decline"}, follow=True)
    assert "Tick the stories first." in page.content.decode()


def test_what_nobody_offers_is_not_found(client, moderator):
    assert client.get(ADDRESS, {"task": "publish", "story": StoryFactory().pk}).status_code == 404


def test_a_story_outside_ones_remit_is_not_among_them(client, sign_in):
    sign_in(Role.MODERATOR).tumour_groups.add(TumourSiteFactory().group)
    story = StoryFactory()
    client.post(ADDRESS, sent("decline", [story], reason="Mine now.", seriousness="0"), follow=True)
    story.refresh_from_db()
    assert story.state == State.RECEIVED


def test_asking_costs_as_much_for_two_as_for_twenty(client, moderator):
    def queries(stories):
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS, sent("decline", stories))
        return len(asked)

    stories = StoryFactory.create_batch(20)
    queries(stories)
    assert queries(stories[:2]) == queries(stories)
