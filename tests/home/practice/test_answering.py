import pytest

from feedback.moderation import State
from tests.factories.feedback import StoryFactory
from tests.factories.home import BestPracticePageFactory

pytestmark = pytest.mark.django_db


def test_a_story_and_the_practice_that_answers_it_lead_to_each_other(visitor):
    story = StoryFactory(state=State.PUBLISHED)
    practice = BestPracticePageFactory(stories=[story], result="Letters arrive sooner")

    shown = visitor.open(story.get_absolute_url())
    back = visitor.open(practice.url)

    assert shown.find("a", string="Letters arrive sooner")["href"] == practice.url
    assert "Answers this story" in shown.get_text()
    assert back.find("a", href=story.get_absolute_url())


def test_neither_shows_what_was_taken_back(visitor):
    story = StoryFactory(state=State.PUBLISHED)
    practice = BestPracticePageFactory(stories=[story], result="Letters arrive sooner")
    practice.unpublish()
    other = BestPracticePageFactory(stories=[StoryFactory(state=State.WITHDRAWN, title="Taken back")])

    assert "Letters arrive sooner" not in visitor.open(story.get_absolute_url()).get_text()
    assert "Taken back" not in visitor.open(other.url).get_text()
