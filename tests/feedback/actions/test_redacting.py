from datetime import UTC, datetime

import pytest

from feedback import actions
from feedback.consent import Consent
from feedback.models import StoryOriginal
from feedback.moderation import MoveRefused, State, Step
from portal.accounts.roles import Role
from search.models import SearchEntry
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
WORDS = "Nurse Grace rang me. I said to Nurse Grace that May is my month, and Ann agreed."


@pytest.fixture
def moderator():
    return UserFactory(role=Role.MODERATOR)


@pytest.fixture
def take_out(moderator):
    def redact(story, words, instead="somebody", *, reason="It named somebody.", **more):
        return actions.redact(
            story=story,
            words=words,
            instead=instead,
            reason=reason,
            by=moderator,
            now=NOW,
            version=story.version,
            **more,
        )

    return redact


def mark_of(story, words):
    return next(mark for mark in actions.marks_in(story, story.words) if mark.words == words)


def test_marked_words_give_way_everywhere_and_the_original_stays(take_out):
    story = StoryFactory(words=WORDS)
    mark = mark_of(story, "Nurse Grace")
    story = take_out(story, mark.words, mark.offer, kind=mark.kind)
    assert story.words == "A nurse rang me. I said to a nurse that May is my month, and Ann agreed."
    assert story.title == "A nurse rang me"
    assert StoryOriginal.objects.get(story=story).words == WORDS


def test_the_trail_and_the_note_say_why_and_never_what_it_was(take_out, moderator):
    story = take_out(StoryFactory(words=WORDS), "Ann", "my sister")
    note = story.redactions.get()
    assert (note.kind, note.put_instead, note.reason, note.by) == (
        "other",
        "my sister",
        "It named somebody.",
        moderator,
    )
    steps = [(step.step, step.reason) for step in story.steps.all()]
    assert steps == [(Step.START_REVIEW, ""), (Step.EDIT, "It named somebody.")]
    assert "Ann" not in story.words and "Ann" not in str(vars(note))


def test_other_words_give_way_as_whole_words(take_out):
    story = take_out(StoryFactory(words="Ann and Annie. Ann."), "Ann", "my sister")
    assert story.words == "My sister and Annie. My sister."


def test_a_heading_that_somebody_wrote_loses_the_words_too(take_out):
    story = take_out(StoryFactory(words=WORDS, title="Thank you Ann"), "Ann", "my sister")
    assert story.title == "Thank you my sister"


def test_words_that_are_not_there_any_more_are_not_taken_out(take_out):
    story = StoryFactory(words=WORDS)
    with pytest.raises(MoveRefused, match="not in the story"):
        take_out(story, "Bob")
    story.refresh_from_db()
    assert story.state == State.RECEIVED


@pytest.mark.parametrize(("words", "instead"), [("Ann", " "), (" ", "somebody")])
def test_nothing_is_put_in_place_of_nothing(take_out, words, instead):
    with pytest.raises(MoveRefused):
        take_out(StoryFactory(words=WORDS), words, instead)


def test_what_the_author_agreed_to_is_not_changed_under_them(take_out):
    agreed = {"consent": Consent.AFTER_SEEN, "author_agreed_at": NOW, "words": WORDS}
    with pytest.raises(MoveRefused, match="agreed to these words"):
        take_out(StoryFactory(state=State.PUBLISHED, **agreed), "Ann")
    story = take_out(StoryFactory(state=State.IN_REVIEW, **agreed), "Ann")
    assert story.author_agreed_at is None


def test_what_is_taken_out_of_a_published_story_leaves_search_in_the_same_moment(take_out, moderator):
    story = actions.publish(
        story=StoryFactory(state=State.IN_REVIEW, words=WORDS), by=moderator, version=1, now=NOW
    )
    take_out(story, "Ann", "my sister")
    entry = SearchEntry.objects.live().of_model(type(story)).get()
    assert "Ann" not in str(vars(entry))


def test_two_who_redact_at_once_do_not_undo_each_other(take_out):
    story = StoryFactory(words=WORDS)
    take_out(story, "Ann", "my sister")
    with pytest.raises(actions.ChangedMeanwhile):
        take_out(story, "Nurse Grace", "a nurse")


def test_what_a_person_lets_stand_is_marked_no_more_and_leaves_no_words(moderator):
    story = StoryFactory(words=WORDS)
    mark = mark_of(story, "Nurse Grace")
    story = actions.keep_mark(story=story, words=mark.words, kind=mark.kind, by=moderator, version=1, now=NOW)
    assert "Nurse Grace" not in [each.words for each in actions.marks_in(story, story.words)]
    assert "Grace" not in str(vars(story.kept_marks.get())) + story.steps.last().reason


def test_whoever_may_only_read_takes_nothing_out():
    story = StoryFactory(words=WORDS)
    with pytest.raises(MoveRefused):
        actions.redact(
            story=story,
            words="Ann",
            instead="somebody",
            reason="A name.",
            version=1,
            now=NOW,
            by=UserFactory(role=Role.LEAD),
        )
