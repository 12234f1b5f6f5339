from datetime import UTC, date, datetime, timedelta

import pytest

from feedback.insights import figures
from feedback.models import Reply
from feedback.moderation import State
from tests.factories.feedback import ReplyFactory, StoryFactory

pytestmark = pytest.mark.django_db

SPRING = date(2026, 3, 1), date(2026, 6, 1)
TOLD = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def told(how_many, **more):
    return StoryFactory.create_batch(how_many, received_at=TOLD, **more)


@pytest.mark.parametrize(("told_by", "shown"), [(0, 0), (1, None), (7, None), (8, 10), (23, 25)])
def test_how_many_were_heard_is_rounded_and_hidden_where_small(told_by, shown):
    told(told_by)
    assert figures(*SPRING).heard == shown


def test_only_the_period_is_counted():
    StoryFactory.create_batch(10, received_at=TOLD - timedelta(days=90))
    assert figures(*SPRING).heard == 0


def test_a_story_answered_twice_counts_once_by_its_first_answer():
    (story,) = told(1, state=State.PUBLISHED)
    for days in (4, 20):
        ReplyFactory(story=story, published_at=TOLD + timedelta(days=days))
    answered = figures(*SPRING)
    assert (answered.replied, answered.median_days) == (1, 4)


def test_what_the_public_cannot_read_is_no_answer():
    (published,) = told(1, state=State.PUBLISHED)
    (hidden,) = told(1, state=State.WITHDRAWN)
    ReplyFactory(story=published, published_at=None)
    ReplyFactory(story=hidden, published_at=TOLD + timedelta(days=2))
    assert (figures(*SPRING).replied, figures(*SPRING).median_days) == (0, None)


def test_the_median_is_the_middle_time():
    for story, days in zip(told(3, state=State.PUBLISHED), (1, 5, 40), strict=True):
        ReplyFactory(story=story, published_at=TOLD + timedelta(days=days), outcome=Reply.Outcome.CHANGE_MADE)
    answered = figures(*SPRING)
    assert (answered.replied, answered.changes_made, answered.median_days) == (3, 3, 5)


@pytest.mark.parametrize("how_many", [2, 20])
def test_figures_ask_three_questions_however_many_stories_there_are(django_assert_num_queries, how_many):
    for story in told(how_many, state=State.PUBLISHED):
        ReplyFactory(story=story, published_at=TOLD + timedelta(days=3))
    with django_assert_num_queries(3):
        figures(*SPRING)
