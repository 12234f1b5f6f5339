from datetime import UTC, datetime, timedelta

import pytest

from consultations.follow_subjects import happened, lines, subject

DAY = timedelta(days=1)
OPENS = datetime(2026, 6, 1, 8, tzinfo=UTC)
CLOSES = OPENS + 60 * DAY
OUTCOME = CLOSES + 40 * DAY


@pytest.mark.parametrize(
    ("since", "now", "told"),
    [
        (OPENS - DAY, OPENS, ["opened"]),
        (OPENS, OPENS + DAY, []),
        (CLOSES - 8 * DAY, CLOSES - 7 * DAY, ["closing"]),
        (CLOSES - DAY, CLOSES, ["closed"]),
        (OUTCOME - DAY, OUTCOME, ["answered"]),
        # A long silence: what says nothing any more is left out.
        (OPENS - DAY, CLOSES + DAY, ["closed"]),
        (OPENS - DAY, OUTCOME, ["answered"]),
        (OPENS - DAY, CLOSES - DAY, ["closing", "opened"]),
    ],
)
def test_each_moment_is_told_once_where_it_still_says_something(since, now, told):
    assert happened(OPENS, CLOSES, OUTCOME, since, now) == told


def test_a_short_consultation_is_not_closing_before_it_opens():
    assert happened(OPENS, OPENS + 5 * DAY, None, OPENS - 3 * DAY, OPENS + DAY) == ["opened"]


@pytest.mark.django_db
@pytest.mark.parametrize("about", ["²", "", "x", "9" * 40])
def test_what_is_no_key_is_no_subject(about):
    assert subject(about) is None
    assert lines([], OPENS) == {}
