"""Each move that a person may make has its button, and each button makes its move."""

import pytest
from django.utils import timezone

from feedback.actions.steps import ChangedMeanwhile
from feedback.consent import Consent
from feedback.desk.deciding import DECISIONS, held_back_because, offered
from feedback.moderation import MOVES, State, Step, Who
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryConcernFactory, StoryFactory

pytestmark = pytest.mark.django_db

# Steps that are taken with a press of another button, or on a page of their own beside the paper.
ON_THE_WAY = {Step.START_REVIEW, Step.EDIT, Step.SECOND_LOOK}
BY_A_PERSON = [move for move in MOVES if move.who != Who.AUTHOR and move.step not in ON_THE_WAY]


@pytest.fixture
def administrator():
    return UserFactory(role=Role.ADMINISTRATOR)


def story_for(move):
    consent = Consent.AFTER_SEEN if move.step == Step.APPROVE else Consent.PUBLISH
    return StoryFactory(state=move.state, consent=consent, seriousness=1)


@pytest.mark.parametrize("move", BY_A_PERSON, ids=lambda move: f"{move.state} {move.step}")
def test_each_move_of_the_table_is_made_by_its_button_and_stands_in_the_trail(move, administrator):
    story = story_for(move)
    decision = DECISIONS[move.step]
    decision.take(story=story, by=administrator, now=timezone.now(), told="Because it is so.")
    story.refresh_from_db()
    last = story.steps.last()
    assert (story.state, last.step, last.from_state, last.by) == (
        move.to,
        move.step,
        move.state,
        administrator,
    )
    assert bool(decision.asks) == move.needs_reason == bool(last.reason)


@pytest.mark.parametrize("move", BY_A_PERSON, ids=lambda move: f"{move.state} {move.step}")
def test_no_button_overwrites_what_somebody_else_has_changed(move, administrator):
    story = story_for(move)
    type(story).objects.filter(pk=story.pk).update(version=2)
    with pytest.raises(ChangedMeanwhile):
        DECISIONS[move.step].take(story=story, by=administrator, now=timezone.now(), told="Because.")


def steps_offered(story, role=Role.MODERATOR):
    return {decision.step for decision in offered(story, UserFactory(role=role))}


@pytest.mark.parametrize(
    ("consent", "first"),
    [
        (Consent.PUBLISH, {Step.PUBLISH}),
        (Consent.AFTER_SEEN, {Step.APPROVE}),
        (Consent.ALLIANCE_ONLY, set()),
    ],
)
def test_the_first_button_is_what_the_author_allows(consent, first):
    steps = steps_offered(StoryFactory(state=State.IN_REVIEW, consent=consent))
    assert steps & {Step.PUBLISH, Step.APPROVE} == first


def test_what_is_held_has_neither():
    story = StoryFactory(state=State.IN_REVIEW)
    StoryConcernFactory(story=story)
    assert not steps_offered(story) & {Step.PUBLISH, Step.APPROVE}


def test_only_whoever_may_erase_is_offered_it():
    story = StoryFactory(state=State.DECLINED)
    assert Step.ERASE not in steps_offered(story)
    assert Step.ERASE in steps_offered(story, Role.ADMINISTRATOR)


def test_what_nobody_has_opened_cannot_be_put_back():
    assert Step.PUT_BACK not in steps_offered(StoryFactory())
    assert Step.PUT_BACK in steps_offered(StoryFactory(state=State.IN_REVIEW))


def test_a_reader_is_offered_nothing():
    assert steps_offered(StoryFactory(), Role.LEAD) == set()


@pytest.mark.parametrize(
    ("more", "because"),
    [
        ({}, ""),
        ({"consent": Consent.AFTER_SEEN}, ""),
        ({"consent": Consent.ALLIANCE_ONLY}, "asked us not to publish"),
        ({"source": "paper"}, "compare"),
    ],
)
def test_the_desk_says_why_a_story_cannot_appear(more, because, administrator):
    said = held_back_because(StoryFactory(state=State.IN_REVIEW, **more), administrator)
    assert because in said and bool(because) == bool(said)


def test_a_held_story_says_that_it_is_held(administrator):
    story = StoryConcernFactory().story
    assert "is held" in held_back_because(story, administrator)
    assert held_back_because(StoryFactory(state=State.DECLINED), administrator) == ""
