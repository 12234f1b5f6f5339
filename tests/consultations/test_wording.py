from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from consultations import stages, wording
from consultations.stages import LONDON

CLOSES = datetime(2026, 6, 30, 17, tzinfo=LONDON)
DAY = timedelta(days=1)


def page(**changes):
    known = {
        "opens_at": CLOSES - 30 * DAY,
        "closes_at": CLOSES,
        "outcome_published_at": None,
        "outcome_due_date": None,
    }
    made = SimpleNamespace(**{**known, **changes})
    made.stage_at = lambda now: stages.stage_on(made.opens_at, made.closes_at, made.outcome_published_at, now)
    made.outcome_due = made.outcome_due_date or stages.default_outcome_due(made.closes_at)
    return made


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (CLOSES - 32 * DAY, "Opens in 2 days"),
        (CLOSES - 31 * DAY, "Opens tomorrow"),
        (CLOSES - 30 * DAY - timedelta(hours=1), "Opens today at 5pm"),
        (CLOSES - 12 * DAY, "12 days left"),
        (CLOSES - DAY, "Closes tomorrow"),
        (CLOSES - timedelta(hours=5), "Closes today at 5pm"),
        (CLOSES + DAY, "Week 1 of 12, outcome due by 22 September 2026"),
        (CLOSES + 85 * DAY, "The outcome was due by 22 September 2026 and is late"),
    ],
)
def test_one_line_says_where_it_stands(now, words):
    assert wording.standing(page(), now) == words


def test_a_due_date_of_ones_own_replaces_the_count_of_weeks():
    due = (CLOSES + 20 * DAY).date()
    assert wording.standing(page(outcome_due_date=due), CLOSES + DAY) == "Outcome due by 20 July 2026"


def test_an_outcome_is_dated():
    answered = page(outcome_published_at=CLOSES + 40 * DAY)
    assert wording.standing(answered, CLOSES + 41 * DAY) == "Outcome published on 9 August 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(0, 0, "midnight"), (12, 0, "midday"), (9, 5, "9:05am"), (17, 0, "5pm"), (23, 59, "11:59pm")],
)
def test_times_are_told_as_people_say_them(hour, minute, words):
    assert wording.clock(datetime(2026, 1, 5, hour, minute, tzinfo=LONDON)) == words


def test_a_close_at_midnight_names_the_day_that_ends():
    midnight = page(closes_at=datetime(2026, 7, 1, tzinfo=LONDON))
    assert wording.closing(midnight, CLOSES) == "It closes on 30 June 2026 at midnight."


@pytest.mark.parametrize(
    ("now", "states"),
    [
        (CLOSES - 40 * DAY, ["todo", "todo", "todo"]),
        (CLOSES - DAY, ["current", "todo", "todo"]),
        (CLOSES + DAY, ["done", "current", "todo"]),
        (CLOSES + 50 * DAY, ["done", "done", "done"]),
    ],
)
def test_the_line_of_steps_marks_what_is_done(now, states):
    steps = wording.steps(page(outcome_published_at=CLOSES + 50 * DAY), now)
    assert [step["state"] for step in steps] == states
