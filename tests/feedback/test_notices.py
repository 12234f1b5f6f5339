from datetime import timedelta

import pytest
from django.utils import timezone

from feedback.notices import send_digest, tell_moderators
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryConcernFactory, StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(role=Role.MODERATOR)


def story_of(days_ago, **more):
    return StoryFactory(received_at=timezone.now() - timedelta(days=days_ago), **more)


def test_the_first_story_in_an_empty_queue_is_told_and_not_what_it_says(moderator, mailoutbox):
    story = story_of(0, words="My letter came late.", title="My letter")
    tell_moderators.func(story.pk)
    [mail] = mailoutbox
    assert mail.to == [moderator.email]
    assert "/admin/stories/" in mail.body
    assert "letter" not in mail.body.replace("Letter", "") and story.reference not in mail.body


def test_the_next_story_waits_for_the_digest(moderator, mailoutbox):
    story_of(1)
    tell_moderators.func(story_of(0).pk)
    assert mailoutbox == []


def test_only_the_moderators_of_a_story_are_told(mailoutbox):
    site, mine = TumourSiteFactory(), UserFactory(role=Role.MODERATOR)
    mine.tumour_groups.add(site.group)
    UserFactory(role=Role.MODERATOR).tumour_groups.add(TumourSiteFactory().group)
    tell_moderators.func(story_of(0, tumour_sites=[site]).pk)
    assert [mail.to for mail in mailoutbox] == [[mine.email]]


def test_a_story_that_is_gone_meanwhile_is_told_to_nobody(moderator, mailoutbox):
    tell_moderators.func(4242)
    assert mailoutbox == []


def test_the_digest_is_numbers_and_ways_in(moderator, mailoutbox):
    old = story_of(40, words="Nobody rang me.", title="Nobody rang")
    story_of(0)
    StoryConcernFactory(story=old)
    send_digest.func(moderator.pk)
    [mail] = mailoutbox
    assert mail.subject.endswith("2 stories wait, 1 overdue, 1 concern open")
    assert "the oldest for 5 weeks" in mail.body
    assert "1 is overdue" in mail.body and "overdue=on" in mail.body
    assert "rang" not in mail.body and old.reference not in mail.body


def test_where_nothing_waits_there_is_no_digest(moderator, mailoutbox):
    send_digest.func(moderator.pk)
    assert mailoutbox == []


def test_a_digest_counts_only_ones_own(mailoutbox):
    site, mine = TumourSiteFactory(), UserFactory(role=Role.MODERATOR)
    mine.tumour_groups.add(site.group)
    story_of(0, tumour_sites=[site])
    story_of(0)
    send_digest.func(mine.pk)
    assert mailoutbox[0].subject.endswith("1 story waits")
