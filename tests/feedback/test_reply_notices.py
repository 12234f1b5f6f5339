from datetime import date

import pytest
from django_tasks_db.models import DBTaskResult

from feedback import reply_notices
from feedback.models import Reply
from feedback.moderation import State, Step
from feedback.replying import ReplyState
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.feedback import ReplyFactory, StoryFactory

pytestmark = pytest.mark.django_db

WORDS = "Words that nobody mails."


@pytest.fixture
def trust():
    return OrganisationFactory()


@pytest.fixture
def member(trust):
    return UserFactory(role=Role.MEMBER, organisation=trust)


def test_whoever_checks_is_told_once_that_the_list_begins_to_fill(mailoutbox):
    checker = UserFactory(role=Role.MODERATOR)
    UserFactory(role=Role.ANALYST)
    ReplyFactory(published_at=None, state=ReplyState.CHECKING, words=WORDS)
    reply_notices.tell_checkers.func()
    assert [mail.to for mail in mailoutbox] == [[checker.email]]
    assert WORDS not in mailoutbox[0].body
    ReplyFactory(published_at=None, state=ReplyState.CHECKING)
    reply_notices.tell_checkers.func()
    assert len(mailoutbox) == 1


def test_the_writer_is_told_that_it_came_back(mailoutbox, member, trust):
    reply = ReplyFactory(
        published_at=None, state=ReplyState.SENT_BACK, written_by=member, organisation=trust, words=WORDS
    )
    reply_notices.tell_writer_it_came_back.func(reply.pk)
    assert [mail.to for mail in mailoutbox] == [[member.email]]
    assert WORDS not in mailoutbox[0].body


def test_only_the_organisation_that_a_story_is_about_is_told_of_it(mailoutbox, member, trust):
    UserFactory(role=Role.MEMBER, organisation=OrganisationFactory())
    story = StoryFactory(state=State.PUBLISHED, organisation=trust, words=WORDS)
    reply_notices.tell_responders.func(story.pk)
    assert [mail.to for mail in mailoutbox] == [[member.email]]
    assert WORDS not in mailoutbox[0].body and story.title not in mailoutbox[0].body


def test_nobody_is_told_of_a_story_that_is_not_public(mailoutbox, member, trust):
    reply_notices.tell_responders.func(StoryFactory(organisation=trust).pk)
    assert mailoutbox == []


def test_the_daily_letter_counts_what_waits_and_what_is_past_its_date(mailoutbox, member, trust):
    StoryFactory(state=State.PUBLISHED, organisation=trust)
    ReplyFactory(
        organisation=trust, outcome=Reply.Outcome.CHANGE_PLANNED, change_on=date(2026, 1, 1), words=WORDS
    )
    ReplyFactory(outcome=Reply.Outcome.CHANGE_PLANNED, change_on=date(2026, 1, 1))
    reply_notices.send_reply_digest.func(member.pk)
    body = mailoutbox[0].body
    assert "- 1 story about your organisation to answer" in body
    assert "- 1 planned change is past the date" in body
    assert WORDS not in body


def test_where_nothing_waits_nothing_is_sent(mailoutbox, member):
    reply_notices.send_reply_digest.func(member.pk)
    assert mailoutbox == []


def test_the_letter_goes_to_those_who_answer_or_check(member):
    checker = UserFactory(role=Role.MODERATOR)
    UserFactory(role=Role.EDITOR)
    UserFactory(role=Role.MEMBER, is_active=False)
    assert set(reply_notices.told_of_replies()) == {member, checker}


def test_publishing_a_story_about_an_organisation_tells_its_people_in_the_background(trust):
    for step, expected in ((Step.PUBLISH, 1), (Step.DECLINE, 1), (Step.AUTHOR_AGREES, 2)):
        reply_notices.follow(StoryFactory(organisation=trust), step)
        assert DBTaskResult.objects.filter(task_path__endswith="tell_responders").count() == expected
    reply_notices.follow(StoryFactory(), Step.PUBLISH)
    assert DBTaskResult.objects.filter(task_path__endswith="tell_responders").count() == 2
