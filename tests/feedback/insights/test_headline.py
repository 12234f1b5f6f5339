from datetime import UTC, date, datetime, timedelta

import pytest

from feedback.insights import figures, latest_figures
from feedback.models import FigureSheet, Reply
from feedback.moderation import State
from tests.factories.feedback import ReplyFactory, StoryFactory

pytestmark = pytest.mark.django_db

TOLD = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def sheet():
    """The sheet of the first half of 2026, for which about 25 stories were heard."""
    return FigureSheet.objects.create(
        year=2026, until=date(2026, 7, 1), taken_at=TOLD, figures={"heard": 25, "by": {}, "pairs": {}}
    )


def told(how_many, **more):
    return StoryFactory.create_batch(how_many, received_at=TOLD, **more)


def test_how_many_were_heard_is_read_from_the_sheet_as_the_page_of_figures_reads_it(sheet):
    told(3)
    assert (figures(sheet).heard, figures(sheet).since, figures(sheet).until) == (
        25,
        date(2026, 1, 1),
        date(2026, 7, 1),
    )


def test_before_there_is_a_sheet_there_are_no_figures():
    told(30)
    assert latest_figures() is None


def test_the_newest_year_is_shown(sheet):
    FigureSheet.objects.create(
        year=2025, until=date(2026, 1, 1), taken_at=TOLD, figures={"heard": 10, "by": {}, "pairs": {}}
    )
    assert latest_figures().heard == 25


def test_a_story_answered_twice_counts_once_by_its_first_answer(sheet):
    (story,) = told(1, state=State.PUBLISHED)
    for days in (4, 20):
        ReplyFactory(story=story, published_at=TOLD + timedelta(days=days))
    answered = figures(sheet)
    assert (answered.replied, answered.median_days) == (1, 4)


def test_what_the_public_cannot_read_is_no_answer(sheet):
    (published,) = told(1, state=State.PUBLISHED)
    (hidden,) = told(1, state=State.WITHDRAWN)
    ReplyFactory(story=published, published_at=None)
    ReplyFactory(story=hidden, published_at=TOLD + timedelta(days=2))
    assert (figures(sheet).replied, figures(sheet).median_days) == (0, None)


def test_the_median_is_the_middle_time(sheet):
    for story, days in zip(told(3, state=State.PUBLISHED), (1, 5, 40), strict=True):
        ReplyFactory(story=story, published_at=TOLD + timedelta(days=days), outcome=Reply.Outcome.CHANGE_MADE)
    answered = figures(sheet)
    assert (answered.replied, answered.changes_made, answered.median_days) == (3, 3, 5)


@pytest.mark.parametrize("how_many", [2, 20])
def test_figures_ask_three_questions_however_many_stories_there_are(
    sheet, django_assert_num_queries, how_many
):
    for story in told(how_many, state=State.PUBLISHED):
        ReplyFactory(story=story, published_at=TOLD + timedelta(days=3))
    with django_assert_num_queries(3):
        figures(sheet)
