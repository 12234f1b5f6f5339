import random

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from consultations.analysis import agreement, campaign_finding, codebooks, coding, lessons, queues
from consultations.analysis.counting import Counting
from consultations.models import Coding, Lessons, Question, Reading
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.coding import CodebookFactory, CodeFactory
from tests.factories.consultations import (
    NOW,
    AnswerFactory,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseFactory,
)

pytestmark = pytest.mark.django_db
Part = Reading.Part


@pytest.fixture
def ana():
    return UserFactory(role=Role.ANALYST)


@pytest.fixture
def bob():
    return UserFactory(role=Role.EDITOR)


@pytest.fixture
def question():
    return QuestionFactory(wording="What would help?")


@pytest.fixture
def codebook(question):
    return CodebookFactory(consultation=question.page)


@pytest.fixture
def travel(codebook):
    return CodeFactory(codebook=codebook, name="Travel")


@pytest.fixture
def staff(codebook):
    return CodeFactory(codebook=codebook, name="Staff")


def drawn(page, by):
    return coding.draw(consultation=page, share=0.1, by=by, now=NOW, dice=random.Random(1))


def shown(question):
    """{code: how many} as the report shows it."""
    (tally,) = Counting(question.page).tallies()
    return {bar.label: bar.count for part in tally.parts for bar in part.bars}


def test_an_answer_is_coded_by_a_person_and_leaves_the_queue(question, travel, ana):
    answer, other = AnswerFactory.create_batch(2, question=question, text="A bus.")
    coding.read(answer=answer, codes=[travel], by=ana, now=NOW, suggested={travel.key})
    assert list(queues.unread(question.page)) == [other]
    assert shown(question) == {"Travel": 1}
    assert Coding.objects.get().was_suggested
    assert agreement.readers(question.page) == [(ana.get_full_name(), {Part.FIRST: 1})]


def test_nobody_codes_without_the_right_to(question, travel):
    answer = AnswerFactory(question=question, text="A bus.")
    for role in (Role.MODERATOR, Role.PARTNER):
        with pytest.raises(PermissionDenied):
            coding.read(answer=answer, codes=[travel], by=UserFactory(role=role), now=NOW)


def test_two_coders_at_one_answer_do_not_write_over_each_other(question, travel, staff, ana, bob):
    answer = AnswerFactory(question=question, text="A bus.")
    reading = coding.read(answer=answer, codes=[travel], by=ana, now=NOW)
    with pytest.raises(coding.CodingRefused, match="Somebody else"):
        coding.read(answer=answer, codes=[staff], by=bob, now=NOW)
    coding.read(answer=answer, codes=[staff], by=bob, now=NOW, seen=reading.pk)
    assert shown(question) == {"Staff": 1}


def test_codes_of_another_codebook_or_question_are_refused(question, codebook, ana):
    answer = AnswerFactory(question=question, text="A bus.")
    elsewhere = CodeFactory(codebook=codebook, question=QuestionFactory(page=question.page))
    for code in (elsewhere, CodeFactory()):
        with pytest.raises(coding.CodingRefused):
            coding.read(answer=answer, codes=[code], by=ana, now=NOW)


def test_a_second_reading_is_blind_by_somebody_else_and_counts_only_when_settled(
    question, travel, staff, ana, bob
):
    answer = AnswerFactory(question=question, text="A bus.")
    coding.read(answer=answer, codes=[travel], by=ana, now=NOW)
    assert drawn(question.page, ana) == 1
    assert not queues.to_read_blind(question.page, ana)
    with pytest.raises(coding.CodingRefused):
        coding.read_blind(answer=answer, codes=[staff], by=ana, now=NOW)
    coding.read_blind(answer=answer, codes=[staff], by=bob, now=NOW)
    assert list(coding.disputes(question.page)) == [answer]
    assert shown(question) == {"Travel": 1}
    with pytest.raises(coding.CodingRefused, match="read twice"):
        coding.read(answer=answer, codes=[staff], by=ana, now=NOW, seen=answer.readings.first().pk)

    coding.settle(answer=answer, codes=[staff], by=ana, now=NOW, note="It is the driver.")
    assert not coding.disputes(question.page)
    assert shown(question) == {"Staff": 1}
    rows = dict(agreement.agreement(question.page)[0])
    assert rows[travel].first_only == rows[staff].second_only == 1


def test_whoever_agrees_or_finds_nothing_twice_has_no_dispute(question, travel, ana, bob):
    for codes in ([travel], []):
        answer = AnswerFactory(question=question, text="A bus.")
        coding.read(answer=answer, codes=codes, by=ana, now=NOW)
        drawn(question.page, ana)
        coding.read_blind(answer=answer, codes=codes, by=bob, now=NOW)
    assert not coding.disputes(question.page)
    assert agreement.agreement(question.page)[1].kappa == 1


def test_a_sample_is_drawn_once_and_grows_with_what_is_read(question, travel, ana):
    for number in range(30):
        answer = AnswerFactory(question=question, text="A bus.")
        if number < 25:
            coding.read(answer=answer, codes=[travel], by=ana, now=NOW)
    assert drawn(question.page, ana) == coding.FEWEST_DRAWN
    assert drawn(question.page, ana) == 0
    assert coding.draw(consultation=question.page, share=1, by=ana, now=NOW) == 5


def test_a_merged_code_counts_as_the_other_and_ends_disputes(question, travel, staff, ana, bob):
    answer = AnswerFactory(question=question, text="A bus.")
    coding.read(answer=answer, codes=[travel], by=ana, now=NOW)
    drawn(question.page, ana)
    coding.read_blind(answer=answer, codes=[staff], by=bob, now=NOW)
    codebooks.merge(code=staff, into=travel, by=ana, now=NOW)
    assert not coding.disputes(question.page)
    assert shown(question) == {"Travel": 1}
    assert Coding.objects.filter(code=staff).exists()
    change = travel.codebook.changes.get()
    assert (change.version, change.told, change.by) == (2, "“Staff” merged into “Travel”", ana)


def test_merging_follows_what_was_merged_before(question, codebook, travel, staff, ana):
    other = CodeFactory(codebook=codebook, name="Nurses")
    answer = AnswerFactory(question=question, text="A nurse.")
    coding.read(answer=answer, codes=[other], by=ana, now=NOW)
    codebooks.merge(code=other, into=staff, by=ana, now=NOW)
    codebooks.merge(code=staff, into=travel, by=ana, now=NOW)
    assert shown(question) == {"Travel": 1}


def test_the_answers_of_a_split_code_wait_for_a_person(question, travel, ana):
    answer = AnswerFactory(question=question, text="A bus.")
    reading = coding.read(answer=answer, codes=[travel], by=ana, now=NOW)
    bus, _ = codebooks.split(code=travel, names=["Bus", "Train"], by=ana, now=NOW)
    assert list(queues.to_read_again(question.page)) == [answer]
    assert shown(question) == {"Travel (split: to be read again)": 1}
    coding.read(answer=answer, codes=[bus], by=ana, now=NOW, seen=reading.pk)
    assert not queues.to_read_again(question.page)
    assert shown(question) == {"Bus": 1}
    with pytest.raises(codebooks.CodebookRefused):
        codebooks.split(code=bus, names=["One"], by=ana, now=NOW)


def test_a_codebook_is_carried_to_the_next_consultation_by_its_keys(travel, staff, ana):
    there = codebooks.begin(consultation=ConsultationPageFactory(), by=ana)
    codebooks.give_up(code=staff, by=ana, now=NOW)
    assert codebooks.carry(codebook=there, source=travel.codebook, by=ana, now=NOW) == 1
    assert codebooks.carry(codebook=there, source=travel.codebook, by=ana, now=NOW) == 0
    carried = there.codes.get()
    assert (carried.key, carried.name) == (travel.key, "Travel")
    assert there.changes.count() == 1


def test_the_same_words_of_a_campaign_are_coded_with_one_press(question, travel, ana):
    words = "Please send a bus that waits for the last patient of the day at the hospital gate."
    first, *rest = AnswerFactory.create_batch(4, question=question, text=words)
    near = AnswerFactory(question=question, text=f"{words} Thank you so much!")
    assert campaign_finding.find(question.page, now=NOW) == 1
    coding.read(answer=first, codes=[travel], by=ana, now=NOW)
    assert coding.read_the_same(answer=first, by=ana, now=NOW) == len(rest)
    assert list(queues.unread(question.page)) == [near]
    assert campaign_finding.about(question.page).get().answers == 5


def test_what_was_withdrawn_is_neither_read_nor_counted(question, travel, ana):
    answer = AnswerFactory(question=question, text="A bus.")
    coding.read(answer=answer, codes=[travel], by=ana, now=NOW)
    answer.response.withdrawn_at = NOW
    answer.response.save()
    AnswerFactory(question=question, text="", response=ResponseFactory(consultation=question.page))
    assert not queues.codable(question.page)
    assert shown(question) == {}


def test_suggestions_learn_from_what_was_coded(question, codebook, travel, staff, ana):
    for text, code in (("The shuttle came late.", travel), ("She held my hand.", staff)) * 4:
        coding.read(answer=AnswerFactory(question=question, text=text), codes=[code], by=ana, now=NOW)
    lessons.learn(codebook, now=NOW)
    kept = Lessons.objects.get()
    assert (kept.readings, kept.version) == (8, codebook.version)
    lines = lessons.lines_for(codebook, question)
    assert lines[travel.key].weights["shuttl"] > 0 > lines[staff.key].weights["shuttl"]


def test_a_new_code_is_suggested_by_its_own_words_before_anything_is_learned_anew(codebook, question):
    lessons.learn(codebook, now=NOW)
    parking = CodeFactory(codebook=codebook, name="Parking", words="car park")
    assert "park" in lessons.lines_for(codebook, question)[parking.key].weights


def test_the_database_keeps_one_counted_reading_an_answer(question):
    answer = AnswerFactory(question=question, text="A bus.")
    Reading.objects.create(answer=answer, at=NOW)
    for part in (Part.FIRST, Part.SECOND, Part.SETTLED):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reading.objects.create(answer=answer, part=part, at=NOW, counts=True)


@pytest.mark.parametrize("many", [2, 12])
def test_agreement_costs_the_same_however_many_were_read(
    question, travel, ana, bob, django_assert_num_queries, many
):
    for _ in range(many):
        answer = AnswerFactory(question=question, text="A bus.")
        coding.read(answer=answer, codes=[travel], by=ana, now=NOW)
        drawn(question.page, ana)
        coding.read_blind(answer=answer, codes=[], by=bob, now=NOW)
    with django_assert_num_queries(5):
        agreement.agreement(question.page)
        assert len(coding.disputes(question.page)) == many


def test_other_in_their_words_is_coded_like_any_answer(travel, codebook, ana):
    choice = QuestionFactory(
        page=codebook.consultation, kind=Question.Kind.ONE, choices=["Bus"], offers_other=True
    )
    answer = AnswerFactory(question=choice, other_text="A horse")
    assert list(queues.unread(codebook.consultation)) == [answer]
    coding.read(answer=answer, codes=[travel], by=ana, now=NOW)
    assert not queues.unread(codebook.consultation)
