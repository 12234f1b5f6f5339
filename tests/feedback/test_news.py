from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from feedback import actions, news
from feedback.models import StoryContact
from feedback.moderation import State
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def author_of(story, **wants):
    return StoryContact.objects.create(
        story=story, email="ada@example.org", wording="x", delete_after=NOW.date(), **wants
    )


@pytest.mark.parametrize("what", news.SUBJECTS)
def test_each_mail_says_what_happened_and_never_what_was_told(what, mailoutbox):
    story = StoryFactory(words="The marmalade ward.")
    author_of(story, wants_news=True)

    news.tell_author.call(story.pk, what)

    [mail] = mailoutbox
    assert mail.to == ["ada@example.org"]
    assert mail.subject.endswith(news.SUBJECTS[what])
    assert story.reference in mail.body
    assert settings.BASE_URL + reverse("feedback:come_back") in mail.body
    assert "marmalade" not in mail.body + mail.alternatives[0][0]
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_who_gave_no_address_gets_mail(mailoutbox):
    news.tell_author.call(StoryFactory().pk, news.PUBLISHED)

    assert not mailoutbox


@pytest.mark.parametrize(("what", "mails"), [(news.ASKED, 1), (news.TO_SEE, 1), (news.PUBLISHED, 0)])
def test_whoever_may_be_asked_and_wants_no_news_hears_only_what_waits_for_them(what, mails, mailoutbox):
    story = StoryFactory()
    author_of(story, may_be_asked=True)

    news.tell_author.call(story.pk, what)

    assert len(mailoutbox) == mails


def queued():
    return [
        (task.args_kwargs["args"][1])
        for task in DBTaskResult.objects.filter(task_path="feedback.news.tell_author")
    ]


def test_publishing_queues_the_mail():
    story = StoryFactory(state=State.IN_REVIEW, seriousness=1)
    by = UserFactory(role=Role.MODERATOR)

    actions.publish(story=story, by=by, version=story.version, now=NOW)

    assert queued() == [news.PUBLISHED]


def test_a_question_queues_the_mail():
    story = StoryFactory(state=State.IN_REVIEW)
    by = UserFactory(role=Role.MODERATOR)

    actions.ask_author(story=story, by=by, version=story.version, now=NOW, question="Which ward?")

    assert queued() == [news.ASKED]


def test_the_link_that_stops_mail_stops_it_for_its_story_alone():
    story = StoryFactory()

    assert news.story_of(news.token_of(story)) == story.pk
    assert news.story_of(news.token_of(story) + "x") is None
    assert news.story_of("") is None
