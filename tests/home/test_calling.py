from datetime import date

import pytest

from home.calling import days_left, is_open_on

TODAY = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("closes", "is_open", "words"),
    [
        (None, True, "No closing date"),
        (date(2026, 6, 22), True, "12 days left"),
        (date(2026, 6, 11), True, "1 day left"),
        (TODAY, True, "Closes today"),
        (date(2026, 6, 9), False, "Closed"),
    ],
)
def test_a_call_is_open_through_its_last_day(closes, is_open, words):
    assert is_open_on(closes, TODAY) is is_open
    assert days_left(closes, TODAY) == words
