"""Somebody takes part on a small phone without scripts, an analyst reads, and everybody sees the outcome."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from consultations.models import ConsultationIndexPage, ConsultationPage, Question, Response
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.consultations import OUTCOME, AnswerFactory, ConsultationPageFactory, QuestionFactory

PHONE = {"width": 320, "height": 640}
DAY = timedelta(days=1)


@pytest.fixture
def consultation(site):
    page = ConsultationPageFactory(
        parent=ConsultationIndexPage.objects.get(), now=timezone.now(), title="Where should the clinic be?"
    )
    QuestionFactory(
        page=page,
        wording="Which town is best for you?",
        kind=Question.Kind.ONE,
        choices=["Margate", "Dover"],
        required=True,
        sort_order=0,
    )
    QuestionFactory(page=page, wording="What else should we know?", sort_order=1)
    return page


@pytest.fixture
def phone(chromium):
    """A page on a small phone whose browser runs no scripts."""
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE, locale="en-GB")
    yield context.new_page()
    context.close()


def test_somebody_takes_part_and_sees_what_came_of_it(reader, phone, client, consultation, tmp_path):
    person_answers_on_a_phone(phone, reader.address)
    client.force_login(UserFactory(role=Role.ANALYST))
    analyst_reads(reader, session=client.cookies["sessionid"].value)
    alliance_answers(consultation)
    anybody_sees(reader)
    anybody_verifies(reader, consultation, tmp_path / "figures.csv")


def person_answers_on_a_phone(phone, address):
    phone.goto(f"{address}/take-part/")
    phone.get_by_role("link", name="Where should the clinic be?").click()
    phone.get_by_text("Answer the questions").click()
    phone.get_by_role("button", name="Start").click()
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_text("There is a problem").wait_for()
    phone.get_by_label("Dover").check()
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_role("textbox", name="What else should we know?").fill("The bus stops at six.")
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_label("No. Read them and count them").check()
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_role("link", name="Change which town").click()
    phone.get_by_label("Margate").check()
    phone.get_by_role("button", name="Continue").click()
    phone.wait_for_timeout(1100)
    phone.get_by_role("button", name="Send my answers").click()
    phone.get_by_role("heading", name="We have your answers").wait_for()
    assert phone.get_by_text(Response.objects.get().reference).is_visible()


def analyst_reads(reader, session):
    browser = reader.page.context
    browser.add_cookies([{"name": "sessionid", "value": session, "url": reader.address}])
    response = Response.objects.get()
    reader.page.goto(f"{reader.address}/admin/answers/{response.consultation_id}/")
    reader.page.get_by_role("link", name=response.reference).click()
    for words in ("Margate", "The bus stops at six."):
        reader.page.get_by_text(words).first.wait_for()
    browser.clear_cookies()


def alliance_answers(consultation):
    question = consultation.asked()[0]
    for _ in range(11):
        AnswerFactory(question=question, chosen=[question.offered[1]])
    now = timezone.now()
    time_has_passed(consultation, now)
    page = ConsultationPage.objects.get(pk=consultation.pk)
    page.outcome, page.outcome_published_at = OUTCOME, now - DAY
    page.save_revision().publish()


def time_has_passed(consultation, now):
    """An editor cannot move the dates of what has opened; only time does."""
    same = ConsultationPage.objects.filter(pk=consultation.pk)
    same.update(opens_at=now - 60 * DAY, closes_at=now - 30 * DAY)


def anybody_sees(reader):
    reader.open("/take-part/")
    reader.follow("Where should the clinic be?")
    assert reader.sees("In Margate.")
    assert reader.sees("of the people who took part.")
    assert not reader.page.get_by_text("The bus stops at six.").count()


def anybody_verifies(reader, consultation, file):
    """The open data, as it was downloaded, makes the figures that the report prints."""
    reader.page.get_by_role("link", name="The whole report on one page").click()
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="The figures as open data").click()
    download.value.save_as(file)
    call_command("verify_outcome", str(consultation.pk), "--data", str(file))
