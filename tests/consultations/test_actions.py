from datetime import timedelta

import pytest

from consultations import actions
from consultations.models import Answer, ChosenChoice, Question, Response, ResponseDraft
from consultations.stages import Stage
from tests.factories.consultations import (
    NOW,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseDraftFactory,
)

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def page():
    return ConsultationPageFactory()


@pytest.fixture
def why(page):
    return QuestionFactory(page=page, sort_order=0)


@pytest.fixture
def where(page):
    return QuestionFactory(
        page=page, kind=Question.Kind.SEVERAL, choices=["North", "South", "East"], sort_order=1
    )


def draft_with(page, **answers):
    return ResponseDraftFactory(consultation=page, answers=answers)


def test_a_draft_begins_only_while_the_consultation_is_open():
    closed = ConsultationPageFactory(stage=Stage.CLOSED)
    with pytest.raises(actions.TooLate):
        actions.begin(consultation=closed, now=NOW)
    assert not ResponseDraft.objects.exists()


def test_starting_again_deletes_what_was_begun(page):
    first = actions.begin(consultation=page, now=NOW)
    second = actions.begin(consultation=page, in_place_of=first, now=NOW)
    assert list(ResponseDraft.objects.all()) == [second]


def test_what_was_answered_is_stored_with_the_choices_made(page, why, where):
    keys = {choice.label: choice.key for choice in where.offered}
    draft = draft_with(page, **{why.key: " It is far. ", where.key: [keys["East"], keys["North"]]})
    response = actions.send(draft=draft, now=NOW)
    said, chosen = response.answers.all()
    assert (said.question, said.text) == (why, "It is far.")
    assert [choice.label for choice in chosen.chosen.all()] == ["North", "East"]
    assert chosen.text == ""


def test_a_question_passed_over_has_no_answer(page, why, where):
    actions.send(draft=draft_with(page, **{why.key: "Far", where.key: []}), now=NOW)
    assert Answer.objects.get().question == why


def test_sending_twice_stores_once(page, why):
    draft = draft_with(page, **{why.key: "Far"})
    again = ResponseDraft.objects.get(pk=draft.pk)
    first, second = actions.send(draft=draft, now=NOW), actions.send(draft=again, now=NOW + SECOND)
    assert first == second
    assert Response.objects.count() == Answer.objects.count() == 1


def test_the_draft_is_gone_once_it_is_sent(page, why):
    actions.send(draft=draft_with(page, **{why.key: "Far"}), now=NOW)
    assert not ResponseDraft.objects.exists()


def test_answers_under_keys_that_are_not_asked_are_left_out(page, why, where):
    draft = draft_with(page, **{why.key: "Far", "nothing": "x", where.key: ["nothing"]})
    actions.send(draft=draft, now=NOW)
    assert Answer.objects.count() == 1
    assert not ChosenChoice.objects.exists()


def test_a_required_question_holds_the_response_back(page, why):
    QuestionFactory(page=page, wording="Which town?", required=True, sort_order=5)
    draft = draft_with(page, **{why.key: "Far"})
    with pytest.raises(actions.LeftOpen, match="Which town"):
        actions.send(draft=draft, now=NOW)
    assert ResponseDraft.objects.exists()
    assert not Response.objects.exists()


def test_whoever_began_in_time_may_send_within_the_grace(page, why, settings):
    settings.CONSULTATION_GRACE_MINUTES = 20
    draft = draft_with(page, **{why.key: "Far"})
    assert actions.send(draft=draft, now=page.closes_at + timedelta(minutes=20) - SECOND)


def test_after_the_grace_nothing_is_stored_and_the_draft_is_kept(page, why, settings):
    settings.CONSULTATION_GRACE_MINUTES = 20
    draft = draft_with(page, **{why.key: "Far"})
    with pytest.raises(actions.TooLate):
        actions.send(draft=draft, now=page.closes_at + timedelta(minutes=20))
    assert not Response.objects.exists()
    assert ResponseDraft.objects.get().answers == {why.key: "Far"}


def test_storing_asks_the_same_number_of_queries_for_five_and_for_fifty_questions(
    django_assert_num_queries, page
):
    few = ConsultationPageFactory()
    for each, number in ((few, 5), (page, 50)):
        questions = [
            QuestionFactory(page=each, kind=Question.Kind.ONE, choices=["Yes", "No"]) for _ in range(number)
        ]
        draft = draft_with(each, **{question.key: [question.offered[0].key] for question in questions})
        with django_assert_num_queries(17):
            actions.send(draft=draft, now=NOW)
