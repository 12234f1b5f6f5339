from datetime import timedelta

import pytest
from django.utils import timezone

from home import promise_reminders
from portal.accounts import leaving
from tests.background import do_background_work
from tests.factories.accounts import UserFactory
from tests.factories.home import KeptPromiseFactory, PromiseFactory

pytestmark = pytest.mark.django_db


def due_in(days, **fields):
    return PromiseFactory(due_date=timezone.localdate() + timedelta(days=days), **fields)


@pytest.fixture
def owner():
    return UserFactory(email="owner@example.org")


@pytest.fixture
def send(django_capture_on_commit_callbacks):
    def send_now():
        with django_capture_on_commit_callbacks(execute=True):
            people = promise_reminders.send_due(timezone.now())
        do_background_work()
        return people

    return send_now


def test_an_owner_is_reminded_of_what_is_due_and_of_what_is_late_once(owner, send, mailoutbox):
    due_in(5, we_did="A nurse rings.", kept_by=owner)
    due_in(-8, we_did="The sign is moved.", kept_by=owner)
    due_in(90, we_did="Far away.", kept_by=owner)
    due_in(5, we_did="Nobody's.")

    assert [send(), send()] == [1, 0]

    (letter,) = mailoutbox
    assert "2 promises to keep" in letter.subject
    assert "A nurse rings. It is due on" in letter.body and "The sign is moved. It was due on" in letter.body
    assert "Far away" not in letter.body and "Nobody's" not in letter.body


def test_of_a_kept_promise_and_to_somebody_who_left_nothing_is_written(owner, send, mailoutbox):
    KeptPromiseFactory(kept_by=owner)
    due_in(-8, kept_by=UserFactory(is_active=False))

    assert send() == 0
    assert mailoutbox == []


def test_what_was_kept_before_the_letter_went_is_not_in_it(owner, mailoutbox):
    promise = KeptPromiseFactory(kept_by=owner)

    promise_reminders.send_reminder.call(owner.pk, [f"promise:{promise.pk}"])

    assert mailoutbox == []


def test_promises_are_handed_over_when_somebody_leaves(owner):
    promise, to = due_in(5, kept_by=owner), UserFactory()
    assert (1, "promises") in leaving.kept_by(owner)

    leaving.hand_over_everything(of=owner, to=to, by=to, now=timezone.now())

    promise.refresh_from_db()
    assert promise.kept_by == to
    assert leaving.kept_by(owner) == []
