from datetime import timedelta

import pytest
from django.urls import reverse

from consultations import actions, publishing
from consultations.consent import ABOUT
from consultations.models import Answer, PublishedAnswer
from consultations.stages import Stage
from portal.accounts.roles import Role
from search import indexing
from search.models import SearchEntry
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, AnswerFactory, ConsultationPageFactory, QuestionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def page():
    return ConsultationPageFactory(stage=Stage.CLOSED)


@pytest.fixture
def answer(page):
    written = AnswerFactory(
        question=QuestionFactory(page=page, wording="Why?"), text="Nurse Ann Bell was kind."
    )
    written.response.publish_consent = "2026-11"
    written.response.save()
    return written


def publish(answer):
    return publishing.publish(answer=answer, by=UserFactory(), now=NOW)


def entries():
    return SearchEntry.objects.live().filter(model="consultations.publishedanswer")


def test_nothing_is_public_before_a_person_has_read_it(visitor, answer, page):
    visitor.open(reverse("consultations:published", args=[page.pk]), status=404)
    published = publish(answer)
    shown = visitor.open(reverse("consultations:published_question", args=[page.pk, answer.question.key]))
    assert "was kind" in shown.main.get_text()
    assert "was kind" in visitor.open(published.get_absolute_url()).main.get_text()
    assert entries().count() == 1


def test_only_what_its_writer_permits_waits_to_be_read(answer, page):
    AnswerFactory(question=answer.question, text="Please do not print this.")
    who = AnswerFactory(question=QuestionFactory(page=page, is_equality=True), text="I am 90")
    who.response.publish_consent = "2026-11"
    who.response.save()
    assert list(Answer.objects.waiting_to_be_read()) == [answer]


def test_words_are_taken_out_with_a_reason_and_what_was_sent_stays(visitor, answer):
    publishing.redact(
        answer=answer,
        words="Ann Bell",
        instead="(a name)",
        reason="It names a nurse.",
        by=UserFactory(),
        now=NOW,
    )
    published = publish(answer)
    assert published.words == "Nurse (a name) was kind."
    assert Answer.objects.get().text == "Nurse Ann Bell was kind."
    assert "It names a nurse." in visitor.open(published.get_absolute_url()).main.get_text()


def test_while_a_consultation_is_open_nobody_reads_what_others_wrote(visitor, answer, page, clock):
    published = publish(answer)
    clock(page.closes_at - timedelta(seconds=1))
    visitor.open(published.get_absolute_url(), status=404)
    indexing.refresh(PublishedAnswer, [published.pk])
    assert not entries().exists()


def test_it_is_gone_the_same_second_its_writer_takes_it_back(visitor, answer):
    published = publish(answer)
    actions.withdraw(response=answer.response, now=NOW)
    visitor.open(published.get_absolute_url(), status=404)
    assert not entries().exists()
    with pytest.raises(publishing.Refused):
        publish(answer)


def test_it_is_gone_when_its_writer_changes_it_or_the_permission(answer, page, clock):
    published = publish(answer)
    clock(page.closes_at - timedelta(days=1))
    draft = actions.change(response=answer.response, now=page.closes_at - timedelta(days=1))
    said = {**draft.answers, ABOUT: {"whose": "mine", "publish": "no"}}
    draft.keep(said, now=NOW)
    actions.send(draft=draft, now=page.closes_at - timedelta(days=1))
    assert not PublishedAnswer.objects.filter(pk=published.pk).exists()
    assert Answer.objects.get().text == "Nurse Ann Bell was kind."


def test_a_moderator_reads_redacts_and_publishes_on_the_desk(client, sign_in, answer):
    sign_in(Role.MODERATOR)
    desk = reverse("answers_to_publish:answer", args=[answer.pk])
    assert answer.question.wording in client.get(reverse("answers_to_publish:index")).content.decode()
    assert "kind" in client.get(desk).content.decode()
    told = {"act": "redact", "words": "Ann Bell", "instead": "(a name)", "reason": "A name."}
    client.post(desk, told)
    assert client.post(desk, {"act": "decline", "reason": ""}).status_code == 422
    client.post(desk, {"act": "publish"})
    assert PublishedAnswer.objects.public(NOW).get().words == "Nurse (a name) was kind."
    client.post(desk, {"act": "put_back"})
    assert not PublishedAnswer.objects.public(NOW).exists()


def test_a_member_who_chose_it_is_named(visitor, answer):
    answer.response.by = UserFactory(first_name="Jo", last_name="Marsh")
    answer.response.save()
    assert "Jo Marsh" in visitor.open(publish(answer).get_absolute_url()).main.get_text()


@pytest.mark.parametrize("number", [2, 15])
def test_reading_answers_costs_the_same_however_many_there_are(
    client, page, number, django_assert_num_queries
):
    question = QuestionFactory(page=page)
    for _ in range(number):
        written = AnswerFactory(question=question, text="Far")
        written.response.publish_consent = "2026-11"
        written.response.save()
        PublishedAnswer.objects.create(answer=written, words="Far", state="published", decided_at=NOW)
    with django_assert_num_queries(12, exact=False):
        client.get(reverse("consultations:published_question", args=[page.pk, question.key]))
