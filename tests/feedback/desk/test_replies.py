import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from feedback.models import Reply
from feedback.moderation import State
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory
from tests.factories.feedback import ReplyFactory, StoryFactory

pytestmark = pytest.mark.django_db

WORDS = "Thank you. Letters now leave within a week."


@pytest.fixture
def moderator(sign_in):
    return sign_in(Role.MODERATOR)


def typed(**more):
    kept = {
        "organisation": OrganisationFactory().pk,
        "words": WORDS,
        "outcome": "change_made",
        "speaks_for": "Lead nurse",
    }
    return {**kept, **more}


def test_a_reply_is_written_and_published_under_its_story(client, moderator, visitor):
    story = StoryFactory(state=State.PUBLISHED)
    client.post(reverse("stories:add_reply", args=[story.pk]), typed(publish="1"))
    reply = Reply.objects.get()
    assert reply.written_by == moderator
    page = visitor.open(story.get_absolute_url()).get_text()
    assert WORDS in page and "Lead nurse" in page and "Change made" in page


def test_a_reply_that_is_only_saved_is_not_public(client, moderator, visitor):
    story = StoryFactory(state=State.PUBLISHED)
    client.post(reverse("stories:add_reply", args=[story.pk]), typed())
    assert Reply.objects.get().published_at is None
    assert WORDS not in visitor.open(story.get_absolute_url()).get_text()


def test_nobody_replies_to_what_is_not_published(client, moderator):
    story = StoryFactory()
    assert client.get(reverse("stories:add_reply", args=[story.pk])).status_code == 404


def test_a_reply_of_another_story_is_not_found_here(client, moderator):
    reply, other = ReplyFactory(), StoryFactory(state=State.PUBLISHED)
    assert client.get(reverse("stories:reply", args=[other.pk, reply.pk])).status_code == 404


def test_a_reply_without_words_is_asked_for_again(client, moderator):
    story = StoryFactory(state=State.PUBLISHED)
    response = client.post(reverse("stories:add_reply", args=[story.pk]), typed(words=" "))
    assert response.status_code == 422
    assert not Reply.objects.exists()


def test_nobody_overwrites_a_reply_that_another_saved(client, moderator):
    reply = ReplyFactory()
    address = reverse("stories:reply", args=[reply.story.pk, reply.pk])
    client.post(address, typed(words="Mine.", seen="1"))
    clash = client.post(address, typed(words="Yours.", seen="1"))
    assert clash.status_code == 422
    assert "Somebody else changed this" in BeautifulSoup(clash.content, "html.parser").get_text()
    reply.refresh_from_db()
    assert reply.words == "Mine."
