"""The rule of time: where a consultation stands at a moment, and until when a person may send.

Moments are aware and compared as such, so the clocks going forward or back move nothing; days are days in
London. The opening moment belongs to the open stage, the closing moment to the stage after it, and the moment
of the outcome to the answered stage.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db import models

LONDON = ZoneInfo("Europe/London")
TIME_TO_ANSWER = timedelta(weeks=12)
ONE_MOMENT = timedelta(microseconds=1)


class Stage(models.TextChoices):
    FORTHCOMING = "forthcoming", "Opens soon"
    OPEN = "open", "Open"
    PAUSED = "paused", "Paused"
    CLOSED = "closed", "Being read"
    ANSWERED = "answered", "Answered"
    ARCHIVED = "archived", "In the archive"


# The outcome is there for everybody to read.
WITH_OUTCOME = frozenset({Stage.ANSWERED, Stage.ARCHIVED})


def stage_on(opens, closes, outcome, now, *, paused=None, archived=None):
    """The stage at `now`: each further argument is the moment of what its name says, or None.

    A pause ends by being lifted, or with the close: what is not open cannot be paused.
    """
    if now < opens:
        return Stage.FORTHCOMING
    if now < closes:
        return Stage.PAUSED if _is_past(paused, now) else Stage.OPEN
    if not _is_past(outcome, now):
        return Stage.CLOSED
    return Stage.ARCHIVED if _is_past(archived, now) else Stage.ANSWERED


def _is_past(moment, now):
    return moment is not None and moment <= now


def may_begin(opens, closes, now, *, paused=None):
    return opens <= now < _end_of_answering(closes, paused)


def may_send(opens, closes, began, grace, now, *, paused=None):
    """Whoever began while it was open may still send until `grace` after the close, that moment excluded.

    A pause is a close for the time being: once it is lifted, they may send again.
    """
    end = _end_of_answering(closes, paused)
    return opens <= began < end and opens <= now < end + grace


def _end_of_answering(closes, paused):
    return closes if paused is None else min(closes, paused)


def last_day(closes):
    """The last day in London on which one can answer: for a close at midnight, the day that then ends."""
    return day_of(closes - ONE_MOMENT)


def days_left(closes, now):
    """Whole days in London from today to the last day: 0 on that day itself."""
    return (last_day(closes) - day_of(now)).days


def days_until(moment, now):
    return (day_of(moment) - day_of(now)).days


def default_outcome_due(closes):
    """The day by which the outcome is owed unless the alliance says otherwise: 12 weeks after closing."""
    return last_day(closes) + TIME_TO_ANSWER


def weeks_into_reading(closes, now):
    """Which of the weeks since the last day is running: 1 in the first seven days."""
    return max(0, (day_of(now) - last_day(closes)).days - 1) // 7 + 1


def day_of(moment):
    """The calendar day in London."""
    return moment.astimezone(LONDON).date()
