import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from feedback import actions
from feedback.consent import Consent
from feedback.models import Story, StoryOriginal, StoryStep, Suggestion
from feedback.moderation import MoveRefused, State, Step
from feedback.telling import Telling
from portal.accounts.roles import Role
from search.models import SearchEntry
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory, ThemeFactory
from tests.factories.taxonomy import TumourSiteFactory

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
    kept = {"words": story.words, "title": story.title, "why": "It named somebody.", "seriousness": 0}
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
    tasks = list(DBTaskResult.objects.values_list("task_path", flat=True))
    assert len(tasks) == len(set(tasks)) > 0


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


def test_what_is_ticked_is_taken_and_the_rest_is_left_once_the_story_is_decided_on(moderator):
    story, taken, left, site = StoryFactory(), ThemeFactory(), ThemeFactory(), TumourSiteFactory()
    for term in ({"theme": taken}, {"theme": left}, {"tumour_site": site}):
        Suggestion.objects.create(story=story, source=Suggestion.Source.EXPORT, **term)
    revision = revision_of(story, themes=[taken], tumour_sites=[site])
    edited = actions.edit(story=story, revision=revision, by=moderator, version=1, now=NOW)
    assert list(story.themes.all()) == [taken]
    answers = list(story.suggestions.values_list("answer", flat=True))
    assert answers == ["taken", "open", "taken"]

    actions.publish(story=edited, by=moderator, version=edited.version, now=NOW)
    assert story.suggestions.get(theme=left).answer == Suggestion.Answer.LEFT
    assert set(story.suggestions.values_list("answered_by", "answered_at")) == {(moderator.pk, NOW)}


def test_what_is_no_longer_ticked_was_left(moderator):
    story, theme = StoryFactory(), ThemeFactory()
    Suggestion.objects.create(story=story, theme=theme, source=Suggestion.Source.RULE)
    with_it = revision_of(story, themes=[theme])
    story = actions.edit(story=story, revision=with_it, by=moderator, version=1, now=NOW)
    actions.edit(story=story, revision=revision_of(story), by=moderator, version=story.version, now=NOW)
    assert story.suggestions.get().answer == Suggestion.Answer.LEFT


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
        actions.publish(story=StoryFactory(seriousness=0), by=moderator, version=1, now=NOW)


def test_a_declined_story_keeps_its_reason_in_the_trail(moderator):
    story = actions.decline(
        story=StoryFactory(seriousness=0), by=moderator, version=1, now=NOW, reason="Not about cancer care."
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


def test_saving_what_is_unchanged_writes_nothing_into_the_trail(moderator):
    story = StoryFactory(state=State.IN_REVIEW)
    actions.edit(story=story, revision=revision_of(story), by=moderator, version=1, now=NOW)
    assert not story.steps.exists()


def test_a_change_of_words_needs_its_reason_and_a_change_of_tags_needs_none(moderator):
    story = StoryFactory(state=State.IN_REVIEW)
    changed = revision_of(story, words="Other words.", why=" ")
    with pytest.raises(MoveRefused, match="Say why you changed the words"):
        actions.edit(story=story, revision=changed, by=moderator, version=1, now=NOW)
    sorted_ = revision_of(story, why="", themes=[ThemeFactory()])
    assert actions.edit(story=story, revision=sorted_, by=moderator, version=1, now=NOW).version == 2


def test_words_are_shown_only_to_an_author_who_asked_to_see_them(moderator):
    asked = StoryFactory(state=State.IN_REVIEW, consent=Consent.AFTER_SEEN)
    shown = actions.approve(story=asked, by=moderator, version=1, now=NOW)
    assert shown.state == State.APPROVED
    with pytest.raises(MoveRefused, match="did not ask"):
        actions.approve(story=StoryFactory(state=State.IN_REVIEW), by=moderator, version=1, now=NOW)


def test_whoever_agreed_agreed_to_the_words_they_saw_and_to_no_others(moderator):
    story = StoryFactory(state=State.PUBLISHED, consent=Consent.AFTER_SEEN, author_agreed_at=NOW)
    with pytest.raises(MoveRefused, match="agreed to these words"):
        actions.edit(
            story=story, revision=revision_of(story, words="Other."), by=moderator, version=1, now=NOW
        )
    down = actions.take_down(story=story, by=moderator, version=1, now=NOW, reason="A name was left in.")
    edited = actions.edit(
        story=down, revision=revision_of(down, words="Other."), by=moderator, version=2, now=NOW
    )
    assert edited.author_agreed_at is None
    with pytest.raises(MoveRefused, match="wants to see"):
        actions.publish(story=edited, by=moderator, version=edited.version, now=NOW)


def test_a_question_waits_for_the_author_and_stands_apart_from_the_trail(moderator):
    story = StoryFactory(state=State.IN_REVIEW)
    asked = actions.ask_author(story=story, by=moderator, version=1, now=NOW, question="Which ward was it?")
    assert asked.state == State.WAITING_AUTHOR
    assert [(message.kind, message.words) for message in story.messages.all()] == [
        ("question", "Which ward was it?")
    ]
    assert "ward" not in story.steps.last().reason


def test_an_empty_question_is_not_asked(moderator):
    story = StoryFactory(state=State.IN_REVIEW)
    with pytest.raises(MoveRefused):
        actions.ask_author(story=story, by=moderator, version=1, now=NOW, question="")
    assert not story.messages.exists()


def test_what_is_put_back_is_open_nowhere(moderator):
    story = StoryFactory(state=State.IN_REVIEW, opened_by=moderator, opened_at=NOW)
    back = actions.put_back(story=story, by=moderator, version=1, now=NOW)
    assert (back.state, back.opened_by) == (State.RECEIVED, None)


@pytest.mark.parametrize(("minutes", "elsewhere"), [(29, True), (30, False)])
def test_a_story_counts_as_open_for_half_an_hour(moderator, minutes, elsewhere):
    story, other = StoryFactory(), UserFactory(role=Role.MODERATOR)
    actions.open_on_desk(story=story, by=other, now=NOW)
    later = NOW + timedelta(minutes=minutes)
    actions.open_on_desk(story=story, by=moderator, now=later)
    story.refresh_from_db()
    assert (story.opened_by == other) is elsewhere
