import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from feedback import actions
from feedback.consent import Consent
from feedback.models import Story, StoryOriginal, StoryStep, Suggestion
from feedback.moderation import MoveRefused, State, Step
from feedback.notices import tell_moderators
from feedback.telling import Telling
from portal.accounts.roles import Role
from search.models import SearchEntry
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory, ThemeFactory

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(role=Role.MODERATOR)


def telling(**more):
    told = {"key": uuid.uuid4(), "words": "The letter came late. I worried.", "consent": Consent.PUBLISH}
    return Telling(**{**told, **more})


def found():
    return SearchEntry.objects.live().of_model(Story).count()


def revision_of(story, **changes):
    kept = {"words": story.words, "title": story.title}
    return actions.Revision(**{**kept, **changes})


def test_what_was_told_is_stored_with_its_original_and_its_first_step():
    story = actions.receive(telling=telling(), now=NOW)
    assert story.state == State.RECEIVED
    assert story.title == "The letter came late"
    assert StoryOriginal.objects.get(story=story).words == "The letter came late. I worried."
    assert [step.step for step in story.steps.all()] == [Step.RECEIVE]


def test_sending_twice_stores_once_and_gives_the_same_story():
    told = telling()
    assert actions.receive(telling=told, now=NOW) == actions.receive(
        telling=told, now=NOW + timedelta(hours=1)
    )
    assert Story.objects.count() == 1
    assert StoryStep.objects.count() == 1
    assert DBTaskResult.objects.count() == 1


def test_moderators_are_told_in_the_background_and_not_what_was_said(moderator, mailoutbox):
    actions.receive(telling=telling(), now=NOW)
    assert mailoutbox == []
    tell_moderators.func()
    assert [mail.to for mail in mailoutbox] == [[moderator.email]]
    assert "letter" not in mailoutbox[0].body
    assert mailoutbox[0].subject == "1 story waits to be read"


def test_a_received_story_is_not_in_search():
    actions.receive(telling=telling(), now=NOW)
    assert found() == 0


def test_the_first_edit_takes_a_story_into_review(moderator):
    story = StoryFactory()
    edited = actions.edit(
        story=story, revision=revision_of(story, words="Other words."), by=moderator, version=1, now=NOW
    )
    assert edited.state == State.IN_REVIEW
    assert edited.words == "Other words."
    assert [step.step for step in edited.steps.all()] == [Step.START_REVIEW, Step.EDIT]


def test_an_edit_leaves_the_original_alone(moderator):
    story = StoryFactory(words="Nurse Smith was kind.")
    actions.edit(
        story=story, revision=revision_of(story, words="A nurse was kind."), by=moderator, version=1, now=NOW
    )
    assert StoryOriginal.objects.get(story=story).words == "Nurse Smith was kind."


def test_a_heading_made_from_the_old_words_follows_the_new_ones(moderator):
    story = StoryFactory(words="Nurse Smith was kind. She rang.")
    edited = actions.edit(
        story=story,
        revision=revision_of(story, words="A nurse was kind. She rang."),
        by=moderator,
        version=1,
        now=NOW,
    )
    assert edited.title == "A nurse was kind"


def test_a_heading_that_a_moderator_wrote_stays(moderator):
    story = StoryFactory()
    edited = actions.edit(
        story=story,
        revision=revision_of(story, title="Kindness on the ward"),
        by=moderator,
        version=1,
        now=NOW,
    )
    assert edited.title == "Kindness on the ward"


def test_nobody_overwrites_what_another_saved(moderator):
    story = StoryFactory()
    actions.edit(story=story, revision=revision_of(story, words="Mine."), by=moderator, version=1, now=NOW)
    with pytest.raises(actions.ChangedMeanwhile):
        actions.edit(
            story=story, revision=revision_of(story, words="Yours."), by=moderator, version=1, now=NOW
        )
    story.refresh_from_db()
    assert story.words == "Mine."


def test_a_suggested_theme_that_a_moderator_takes_is_signed_and_the_others_are_left(moderator):
    story, taken, left = StoryFactory(), ThemeFactory(), ThemeFactory()
    for theme in (taken, left):
        Suggestion.objects.create(story=story, theme=theme, source=Suggestion.Source.EXPORT)
    actions.edit(story=story, revision=revision_of(story, themes=[taken]), by=moderator, version=1, now=NOW)
    assert list(story.themes.all()) == [taken]
    answers = dict(story.suggestions.values_list("theme", "answer"))
    assert answers == {taken.pk: Suggestion.Answer.TAKEN, left.pk: Suggestion.Answer.LEFT}


def test_whoever_may_only_read_may_not_edit():
    story = StoryFactory()
    with pytest.raises(MoveRefused):
        actions.edit(
            story=story, revision=revision_of(story), by=UserFactory(role=Role.ANALYST), version=1, now=NOW
        )
    story.refresh_from_db()
    assert story.state == State.RECEIVED


def test_a_published_story_is_found_and_dated(moderator):
    story = StoryFactory(state=State.IN_REVIEW)
    published = actions.publish(story=story, by=moderator, version=1, now=NOW)
    assert published.state == State.PUBLISHED
    assert published.published_at == NOW
    assert found() == 1


@pytest.mark.parametrize("consent", [Consent.ALLIANCE_ONLY, Consent.AFTER_SEEN])
def test_without_consent_nothing_is_published(moderator, consent):
    story = StoryFactory(state=State.IN_REVIEW, consent=consent)
    with pytest.raises(MoveRefused):
        actions.publish(story=story, by=moderator, version=1, now=NOW)
    assert found() == 0


def test_what_nobody_has_opened_is_not_published(moderator):
    with pytest.raises(MoveRefused):
        actions.publish(story=StoryFactory(), by=moderator, version=1, now=NOW)


def test_a_declined_story_keeps_its_reason_in_the_trail(moderator):
    story = actions.decline(
        story=StoryFactory(), by=moderator, version=1, now=NOW, reason="Not about cancer care."
    )
    assert story.state == State.DECLINED
    assert story.steps.last().reason == "Not about cancer care."


@pytest.mark.parametrize("hide", [actions.withdraw, actions.take_down])
def test_what_is_hidden_leaves_search_in_the_same_moment(moderator, hide):
    story = actions.publish(story=StoryFactory(state=State.IN_REVIEW), by=moderator, version=1, now=NOW)
    hide(story=story, by=moderator, version=2, now=NOW, reason="The author rang us.")
    assert found() == 0


def test_an_author_withdraws_without_a_reason():
    story = actions.withdraw(story=StoryFactory(state=State.PUBLISHED), now=NOW)
    assert story.state == State.WITHDRAWN
    assert story.steps.last().by is None


def test_publishing_again_keeps_the_day_it_first_appeared(moderator):
    story = actions.publish(story=StoryFactory(state=State.IN_REVIEW), by=moderator, version=1, now=NOW)
    story = actions.take_down(story=story, by=moderator, version=2, now=NOW, reason="A name was left in.")
    again = actions.publish(story=story, by=moderator, version=3, now=NOW + timedelta(days=9))
    assert again.published_at == NOW


def test_a_person_without_a_role_cannot_withdraw_for_an_author():
    with pytest.raises(MoveRefused):
        actions.withdraw(story=StoryFactory(), by=UserFactory(), now=NOW, reason="I want to.")
