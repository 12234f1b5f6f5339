from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from feedback.promised import promise_broken_before, read_by


def on(day, hour=12):
    """A moment in June 2026: the 1st is a Monday."""
    return timezone.make_aware(datetime(2026, 6, day, hour))


@pytest.mark.parametrize(
    ("came", "days", "last_day"),
    [(1, 5, 8), (5, 1, 8), (6, 1, 8), (7, 1, 8), (5, 5, 12), (3, 0, 3)],
    ids=["a week", "friday", "saturday", "sunday", "over a weekend", "the same day"],
)
def test_only_working_days_count(came, days, last_day):
    assert read_by(on(came), days) == on(last_day + 1, hour=0)


@pytest.mark.parametrize("days", [0, 1, 5, 20])
@pytest.mark.parametrize("now", [on(8, 9), on(9, 0), on(13, 23), on(14, 3)])
def test_the_queue_and_the_clock_agree_on_what_is_overdue(now, days):
    for hours in range(0, 24 * 45, 5):
        came = now - timedelta(hours=hours)
        assert (came < promise_broken_before(now, days)) == (read_by(came, days) <= now)
