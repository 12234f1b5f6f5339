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
    CLOSED = "closed", "Being read"
    ANSWERED = "answered", "Answered"


def stage_on(opens, closes, outcome, now):
    """The stage at `now`. `outcome` is the moment the outcome was published, or None."""
    if now < opens:
        return Stage.FORTHCOMING
    if now < closes:
        return Stage.OPEN
    if outcome is None or now < outcome:
        return Stage.CLOSED
    return Stage.ANSWERED


def may_begin(opens, closes, now):
    return opens <= now < closes


def may_send(opens, closes, began, grace, now):
    """Whoever began while it was open may still send until `grace` after the close, that moment excluded."""
    return may_begin(opens, closes, began) and opens <= now < closes + grace


def days_left(closes, now):
    """Whole days in London from today to the last day on which one can answer: 0 on that day itself."""
    return (_day(closes - ONE_MOMENT) - _day(now)).days


def days_until(moment, now):
    return (_day(moment) - _day(now)).days


def default_outcome_due(closes):
    """The day by which the outcome is owed unless the alliance says otherwise: 12 weeks after closing."""
    return _day(closes) + TIME_TO_ANSWER


def weeks_into_reading(closes, now):
    """Which of the weeks since the close is running: 1 in the first seven days."""
    return max(0, (_day(now) - _day(closes)).days) // 7 + 1


def _day(moment):
    return moment.astimezone(LONDON).date()
