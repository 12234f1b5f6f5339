from datetime import date

import pytest

from feedback.insights.periods import (
    during,
    in_words,
    quarter_label,
    quarters_of,
    settled_until,
    year_so_far,
)


@pytest.mark.parametrize(
    ("today", "settled"),
    [
        (date(2026, 7, 28), date(2026, 4, 1)),
        (date(2026, 7, 29), date(2026, 7, 1)),
        (date(2026, 1, 28), date(2025, 10, 1)),
        (date(2026, 1, 29), date(2026, 1, 1)),
    ],
)
def test_a_quarter_is_settled_when_it_has_been_over_for_four_weeks(today, settled):
    assert settled_until(today) == settled


def test_only_whole_settled_quarters_are_named():
    assert quarters_of(2026, date(2026, 10, 1)) == ["2026-1", "2026-2", "2026-3"]
    assert quarter_label("2026-3") == "Jul–Sep 2026"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2025, 1, 1), date(2026, 1, 1), "2025"),
        (date(2026, 1, 1), date(2026, 10, 1), "January to September 2026"),
        (date(2025, 12, 1), date(2026, 12, 1), "December 2025 to November 2026"),
        (date(2026, 3, 1), date(2026, 4, 1), "March 2026"),
    ],
)
def test_a_period_is_said_as_people_say_it(since, until, words):
    assert in_words(since, until) == words


def test_a_period_follows_a_verb():
    assert (during("2025"), during("March 2026")) == ("in 2025", "in March 2026")
    assert during("January to March 2026") == "from January to March 2026"


def test_a_year_that_is_not_over_says_how_far_it_is_counted():
    assert year_so_far(2026, date(2026, 10, 1)) == "2026, to September"
    assert year_so_far(2025, date(2026, 1, 1)) == "2025"
