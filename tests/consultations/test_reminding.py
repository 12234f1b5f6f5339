from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from consultations import reminding
from consultations.models import AnswersReceipt, Reminder
from consultations.stages import Stage
from tests.background import do_background_work
from tests.factories.consultations import NOW, ConsultationPageFactory, QuestionFactory, ResponseDraftFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = timedelta(days=1)
EMAIL = "ann@example.org"


@pytest.fixture
def page():
    return ConsultationPageFactory()


@pytest.fixture
def draft(page):
    draft = ResponseDraftFactory(consultation=page)
    AnswersReceipt.objects.create(draft=draft, digest="x", made_at=NOW)
    return draft


def confirmed(page, draft=None):
    asked = reminding.ask_for(consultation=page, email=EMAIL, draft=draft, now=NOW)
    return reminding.confirm(reminder=asked, now=NOW)


def sent_at(moment):
    mail.outbox.clear()
    reminding.send_due(now=moment)
    do_background_work()
    return [letter.subject for letter in mail.outbox]


def test_nothing_is_sent_to_whoever_did_not_confirm(page):
    reminding.ask_for(consultation=page, email=EMAIL, now=NOW)
    do_background_work()
    assert "Confirm your reminder" in mail.outbox[0].subject
    assert sent_at(page.closes_at - DAY) == []
    reminding.forget(now=NOW + timedelta(days=8))
    assert not Reminder.objects.exists()


def test_one_letter_goes_before_the_close_and_no_second(page):
    confirmed(page)
    assert sent_at(page.closes_at - timedelta(days=4)) == []
    assert "closes soon" in sent_at(page.closes_at - timedelta(days=3))[0]
    assert sent_at(page.closes_at - DAY) == []


def test_one_letter_goes_to_whoever_left_answers_alone_and_no_second(page, draft):
    confirmed(page, draft)
    assert sent_at(NOW + 2 * DAY) == []
    assert "not sent" in sent_at(NOW + 3 * DAY)[0]
    assert sent_at(NOW + 4 * DAY) == []


def test_a_letter_holds_no_word_of_the_answers_and_stops_at_one_press(page, draft, client):
    question = QuestionFactory(page=page)
    draft.keep({question.key: "A secret"}, now=NOW)
    reminder = confirmed(page, draft)
    sent_at(NOW + 3 * DAY)
    letter = mail.outbox[0]
    assert "A secret" not in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    client.post(reminder.stop_url)
    assert not Reminder.objects.exists()


def test_the_address_goes_with_the_answers(page, draft):
    confirmed(page, draft)
    draft.delete()
    assert not Reminder.objects.exists()


def test_after_the_close_no_address_is_kept(page):
    confirmed(page)
    assert sent_at(page.closes_at) == []
    reminding.forget(now=page.closes_at)
    assert not Reminder.objects.exists()


def test_asking_and_confirming_are_two_pages_with_a_button(visitor, page):
    remind = reverse("consultations:remind", args=[page.pk])
    assert "Be reminded" in visitor.open(remind).h1.get_text()
    reminder = reminding.ask_for(consultation=page, email=EMAIL, now=NOW)
    visitor.open(reminder.confirm_url)
    assert Reminder.objects.get().confirmed_at is None
    assert "You will be reminded" in visitor.send(reminder.confirm_url, {}).h1.get_text()


def test_nobody_is_reminded_of_what_is_closed(visitor):
    closed = ConsultationPageFactory(stage=Stage.CLOSED)
    assert closed.title in visitor.open(reverse("consultations:remind", args=[closed.pk])).h1.get_text()
