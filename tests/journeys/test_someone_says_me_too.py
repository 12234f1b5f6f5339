"""Somebody to whom it happened too says so, with one press and no account, and takes it back."""

from feedback.moderation import State
from tests.factories.feedback import StoryFactory


def test_one_press_says_it_and_another_takes_it_back(reader, site):
    story = StoryFactory(state=State.PUBLISHED)
    reader.open(story.get_absolute_url())
    reader.press("This happened to me too")
    assert reader.sees("You said that this happened to you too.")
    reader.press("Take it back")
    assert reader.sees("You would be the first to say so.")
