from datetime import date, timedelta

import pytest

from home.practice.reminding import Moment, moment_on

REVIEW = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("days", "moment"),
    [
        (-31, None),
        (-30, Moment.MONTH_BEFORE),
        (-8, Moment.MONTH_BEFORE),
        (-7, Moment.WEEK_BEFORE),
        (0, Moment.WEEK_BEFORE),
        (6, Moment.WEEK_BEFORE),
        (7, Moment.WEEK_AFTER),
        (30, Moment.MONTH_AFTER),
        (400, Moment.MONTH_AFTER),
    ],
)
def test_the_newest_moment_that_has_come_holds(days, moment):
    assert moment_on(REVIEW, REVIEW + timedelta(days)) == moment
