import pytest

from feedback.actions import keep_mark
from feedback.desk.reading import CueMark, Mark, reading_of
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory

pytestmark = pytest.mark.django_db
WORDS = "What was good\nNurse Grace rang.\n\nWhat could have been better\nNurse Grace left. I want to die."


def pieces(reading, kind):
    return [words for part in reading.parts for words, mark in part.pieces if isinstance(mark, kind)]


def test_each_part_stands_under_its_heading_with_its_marks():
    reading = reading_of(StoryFactory(words=WORDS), marked=True)
    assert [part.heading for part in reading.parts] == ["What was good", "What could have been better"]
    assert pieces(reading, Mark) == ["Nurse Grace", "Nurse Grace"]
    assert pieces(reading, CueMark) == ["want to die"]


def test_no_letter_is_lost_between_the_marks():
    reading = reading_of(StoryFactory(words=WORDS), marked=True)
    texts = ["".join(words for words, _ in part.pieces) for part in reading.parts]
    assert texts == ["Nurse Grace rang.", "Nurse Grace left. I want to die."]


def test_the_same_words_are_offered_once_with_how_often_they_stand():
    [mark] = reading_of(StoryFactory(words=WORDS), marked=True).marks
    assert (mark.words, mark.offer.lower(), mark.places) == ("Nurse Grace", "a nurse", 2)


def test_whoever_can_take_nothing_out_sees_no_marks():
    assert pieces(reading_of(StoryFactory(words=WORDS), marked=False), Mark) == []


def test_what_was_kept_is_not_marked_again():
    story = StoryFactory(words=WORDS)
    by = UserFactory(role=Role.MODERATOR)
    keep_mark(story=story, words="Nurse Grace", kind="name", by=by, version=1, now=story.received_at)
    assert reading_of(story, marked=True).marks == []
