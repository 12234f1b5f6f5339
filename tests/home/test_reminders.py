from datetime import timedelta

import pytest
from django.utils import timezone

from home import reminders
from home.models import ReviewReminder
from tests.background import do_background_work
from tests.factories.accounts import UserFactory
from tests.factories.home import AllianceDocumentFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def owner():
    return UserFactory(email="owner@example.org")


@pytest.fixture
def send(django_capture_on_commit_callbacks):
    def send_now():
        with django_capture_on_commit_callbacks(execute=True):
            people = reminders.send_due(timezone.now())
        do_background_work()
        return people

    return send_now


def test_an_owner_gets_one_letter_with_all_that_came_up(owner, send, mailoutbox):
    StandardPageFactory(title="About us", kept_by=owner, review_date=in_days(25))
    AllianceDocumentFactory(title="The leaflet", kept_by=owner, review_date=in_days(-9))
    StandardPageFactory(title="Not yet", kept_by=owner, review_date=in_days(60))

    assert send() == 1

    (letter,) = mailoutbox
    assert letter.to == ["owner@example.org"]
    assert "2 things to look at again" in letter.subject
    assert "About us" in letter.body
    assert "The leaflet: was due on" in letter.body
    assert "Not yet" not in letter.body


def test_nobody_is_told_twice_of_one_moment(owner, send, mailoutbox):
    page = StandardPageFactory(kept_by=owner, review_date=in_days(25))

    assert [send(), send()] == [1, 0]
    type(page).objects.update(review_date=in_days(5))
    assert send() == 1

    assert len(mailoutbox) == 2
    assert ReviewReminder.objects.count() == 2


def test_of_what_has_no_owner_or_one_who_left_nobody_is_told(send, mailoutbox):
    StandardPageFactory(review_date=in_days(3))
    StandardPageFactory(review_date=in_days(3), kept_by=UserFactory(is_active=False))

    assert send() == 0
    assert mailoutbox == []


def test_what_was_reviewed_before_the_letter_went_is_not_in_it(owner, mailoutbox):
    page = StandardPageFactory(kept_by=owner, review_date=in_days(300))

    reminders.send_reminder.call(owner.pk, [f"page:{page.pk}"])

    assert mailoutbox == []
