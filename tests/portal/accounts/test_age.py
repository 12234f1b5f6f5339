from datetime import UTC, datetime, timedelta

import pytest

from portal.accounts.age import age_in_words, overdue_in_words

NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=59), "just now"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=23, minutes=59), "23 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=13, hours=23), "13 days"),
        (timedelta(days=14), "2 weeks"),
        (timedelta(days=70), "10 weeks"),
        (timedelta(minutes=-5), "just now"),
    ],
)
def test_an_age_is_the_largest_whole_unit_that_has_passed(ago, words):
    assert age_in_words(NOW - ago, NOW) == words


def test_what_was_due_in_the_last_day_is_due_today():
    assert overdue_in_words(NOW - timedelta(hours=3), NOW) == "due today"


def test_what_was_due_before_is_overdue():
    assert overdue_in_words(NOW - timedelta(days=3), NOW) == "overdue by 3 days"
