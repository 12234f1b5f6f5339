from types import SimpleNamespace
from uuid import UUID

import pytest

from consultations.entry import keying
from consultations.entry.keying import FIRST, SECOND, Refused
from consultations.kinds import Kind
from consultations.models import Response, SecondKeying
from consultations.stages import Stage
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, ConsultationPageFactory, QuestionFactory

pytestmark = pytest.mark.django_db
DRAWN, NOT_DRAWN = UUID(int=10), UUID(int=11)


@pytest.fixture
def world(settings):
    settings.CONSULTATION_KEYED_TWICE = 10
    page = ConsultationPageFactory()
    where = QuestionFactory(page=page, kind=Kind.ONE, choices=["Dover", "Deal"], required=True)
    return SimpleNamespace(
        page=page,
        why=QuestionFactory(page=page),
        where=where,
        dover=[where.offered[0].key],
        deal=[where.offered[1].key],
        one=UserFactory(),
        two=UserFactory(),
    )


def enter(world, answers, key=DRAWN, **about):
    told = {"key": key, "source": "paper", "group_size": None, "publish": False, **about}
    return keying.enter(consultation=world.page, about=told, answers=answers, by=world.one, now=NOW)


def test_a_form_is_stored_once_with_how_it_came_and_who_typed_it(world):
    answers = {world.why.key: "Far"}
    first = enter(world, answers, NOT_DRAWN, group_size=12, publish=True)
    assert enter(world, answers, NOT_DRAWN) == first
    assert (first.source, first.assistant, first.group_size) == ("paper", world.one, 12)
    assert first.publish_consent
    assert Response.objects.of_groups().get() == first


def test_paper_may_leave_anything_out(world):
    assert enter(world, {world.why.key: "Far"}).answers.count() == 1


def test_the_sample_follows_from_the_form_and_from_nobodys_wish(world, settings):
    enter(world, {world.why.key: "Far"}, DRAWN)
    enter(world, {world.why.key: "Near"}, NOT_DRAWN)
    assert SecondKeying.objects.get().response.submission_key == DRAWN
    settings.CONSULTATION_KEYED_TWICE = 0
    assert not keying.is_drawn(DRAWN)


def test_nobody_types_in_their_own_form_a_second_time(world):
    enter(world, {world.why.key: "Far"})
    with pytest.raises(Refused, match="Somebody else"):
        keying.key_again(keying=SecondKeying.objects.get(), answers={}, by=world.one, now=NOW)


def test_where_both_agree_it_is_settled_and_only_numbers_are_kept(world):
    answers = {world.why.key: "Far", world.where.key: world.dover}
    response = enter(world, answers)
    typed = keying.key_again(keying=SecondKeying.objects.get(), answers=answers, by=world.two, now=NOW)
    response.refresh_from_db()
    assert (typed.compared, typed.differed, typed.answers) == (2, 0, {})
    assert response.keyed_twice_at == NOW


def test_differences_are_shown_and_settled_one_by_one(world):
    response = enter(world, {world.why.key: "Far", world.where.key: world.dover})
    second = {world.why.key: "Fair", world.where.key: world.deal}
    typed = keying.key_again(keying=SecondKeying.objects.get(), answers=second, by=world.two, now=NOW)
    assert (typed.differed, typed.settled_at) == (2, None)
    shown = keying.differences(response, typed.answers, [world.why, world.where])
    assert [(each.first, each.second) for each in shown] == [("Far", "Fair"), ("Dover", "Deal")]
    choices = {world.why.key: FIRST, world.where.key: SECOND}
    keying.settle(keying=typed, choices=choices, by=world.two, now=NOW)
    assert response.answers.get(question=world.why).text == "Far"
    assert response.answers.get(question=world.where).chosen.get().label == "Deal"
    assert SecondKeying.objects.settled().totals() == {"forms": 1, "compared": 2, "differed": 2}


@pytest.mark.parametrize("stage", [Stage.FORTHCOMING, Stage.ANSWERED])
def test_forms_are_taken_from_the_opening_until_the_outcome(world, stage):
    world.page = ConsultationPageFactory(stage=stage)
    with pytest.raises(Refused):
        enter(world, {})
