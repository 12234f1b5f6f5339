from datetime import UTC, date, datetime, timedelta

import pytest

from consultations import stages
from consultations.stages import LONDON, Stage

SECOND = timedelta(seconds=1)
OPENS = datetime(2026, 3, 2, 9, tzinfo=LONDON)
CLOSES = datetime(2026, 5, 4, 17, tzinfo=LONDON)
OUTCOME = datetime(2026, 7, 1, 10, tzinfo=LONDON)
GRACE = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        (OPENS - SECOND, Stage.FORTHCOMING),
        (OPENS, Stage.OPEN),
        (CLOSES - SECOND, Stage.OPEN),
        (CLOSES, Stage.CLOSED),
        (OUTCOME - SECOND, Stage.CLOSED),
        (OUTCOME, Stage.ANSWERED),
    ],
)
def test_each_boundary_moment_belongs_to_the_stage_that_it_begins(now, stage):
    assert stages.stage_on(OPENS, CLOSES, OUTCOME, now) == stage


def test_without_an_outcome_it_stays_closed():
    assert stages.stage_on(OPENS, CLOSES, None, OUTCOME + timedelta(days=999)) == Stage.CLOSED


def test_the_night_that_loses_an_hour_loses_no_moment():
    """Clocks go from 1am to 2am on 29 March 2026: a close at 2am summer time is 1am universal time."""
    closes = datetime(2026, 3, 29, 2, 0, tzinfo=LONDON)
    assert closes.astimezone(UTC) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert stages.stage_on(OPENS, closes, None, datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC)) == Stage.OPEN
    assert stages.stage_on(OPENS, closes, None, datetime(2026, 3, 29, 1, 0, tzinfo=UTC)) == Stage.CLOSED


def test_the_hour_that_comes_twice_is_told_apart():
    """Clocks go from 2am back to 1am on 25 October 2026: half past one comes twice, an hour apart."""
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    second = first.replace(fold=1)
    assert stages.stage_on(OPENS, second.astimezone(UTC), None, first.astimezone(UTC)) == Stage.OPEN
    assert stages.stage_on(OPENS, first.astimezone(UTC), None, second.astimezone(UTC)) == Stage.CLOSED


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (datetime(2026, 3, 28, 23, 59, tzinfo=LONDON), 1),
        (datetime(2026, 3, 29, 0, 1, tzinfo=LONDON), 0),
        (datetime(2026, 3, 22, 23, 30, tzinfo=LONDON), 7),
    ],
)
def test_days_left_are_days_of_the_calendar_also_across_a_short_day(now, days):
    assert stages.days_left(datetime(2026, 3, 29, 17, tzinfo=LONDON), now) == days


def test_a_close_at_midnight_is_the_end_of_the_day_before():
    closes = datetime(2026, 6, 1, 0, 0, tzinfo=LONDON)
    assert stages.last_day(closes) == date(2026, 5, 31)
    assert stages.days_left(closes, datetime(2026, 5, 31, 23, 0, tzinfo=LONDON)) == 0


def test_days_are_londons_where_the_universal_day_is_another():
    assert stages.day_of(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 1)


def test_the_outcome_is_due_twelve_weeks_after_the_last_day_across_the_change_of_clocks():
    assert stages.default_outcome_due(datetime(2026, 9, 1, 17, tzinfo=LONDON)) == date(2026, 11, 24)


def test_the_outcome_of_a_leap_year_is_due_twelve_weeks_later_too():
    assert stages.default_outcome_due(datetime(2028, 2, 1, 17, tzinfo=LONDON)) == date(2028, 4, 25)


@pytest.mark.parametrize(("days", "week"), [(0, 1), (1, 1), (7, 1), (8, 2), (84, 12), (85, 13)])
def test_the_weeks_of_reading_run_from_the_last_day(days, week):
    assert stages.weeks_into_reading(CLOSES, CLOSES + timedelta(days=days)) == week


def test_whoever_began_in_time_may_send_until_the_grace_ends():
    began = CLOSES - SECOND
    assert stages.may_send(OPENS, CLOSES, began, GRACE, CLOSES)
    assert stages.may_send(OPENS, CLOSES, began, GRACE, CLOSES + GRACE - SECOND)
    assert not stages.may_send(OPENS, CLOSES, began, GRACE, CLOSES + GRACE)


def test_whoever_began_at_the_close_or_before_the_opening_may_not_send():
    assert not stages.may_send(OPENS, CLOSES, CLOSES, GRACE, CLOSES)
    assert not stages.may_send(OPENS, CLOSES, OPENS - SECOND, GRACE, OPENS)


def test_a_consultation_postponed_after_somebody_began_takes_nothing_before_it_opens():
    assert not stages.may_send(OPENS, CLOSES, OPENS - timedelta(days=3), GRACE, OPENS - timedelta(days=2))


def test_a_pause_lasts_until_it_is_lifted_or_the_close_comes():
    paused = OPENS + timedelta(days=1)
    assert stages.stage_on(OPENS, CLOSES, None, paused - SECOND, paused=paused) == Stage.OPEN
    assert stages.stage_on(OPENS, CLOSES, None, paused, paused=paused) == Stage.PAUSED
    assert stages.stage_on(OPENS, CLOSES, None, CLOSES, paused=paused) == Stage.CLOSED


def test_whoever_began_before_a_pause_may_finish_within_the_grace_and_after_it():
    paused = OPENS + timedelta(days=1)
    began = paused - SECOND

    def may_send(now, paused):
        return stages.may_send(OPENS, CLOSES, began, GRACE, now, paused=paused)

    assert may_send(paused + GRACE - SECOND, paused)
    assert not may_send(paused + GRACE, paused)
    assert may_send(paused + GRACE, None)
    assert not stages.may_begin(OPENS, CLOSES, paused, paused=paused)


def test_what_is_archived_has_an_outcome():
    archived = OUTCOME + timedelta(days=365)
    assert stages.stage_on(OPENS, CLOSES, OUTCOME, archived, archived=archived) == Stage.ARCHIVED
    assert stages.stage_on(OPENS, CLOSES, None, archived, archived=archived) == Stage.CLOSED
