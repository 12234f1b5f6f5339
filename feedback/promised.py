"""When a story should have been read: so many working days after it came in, as we promise. Pure."""

from datetime import datetime, time, timedelta

from django.utils import timezone

SATURDAY = 5
DAY = timedelta(days=1)


def read_by(received_at, working_days):
    """The end of the last day on which reading it keeps the promise."""
    day = timezone.localdate(received_at)
    for _ in range(working_days):
        day = _next_working_day(day)
    return _begins(day + DAY)


def promise_broken_before(now, working_days):
    """The moment before which a story came in if it should have been read by now, and has not been."""
    day = timezone.localdate(now)
    while read_by(_begins(day), working_days) > now:
        day -= DAY
    return _begins(day + DAY)


def _next_working_day(day):
    day += DAY
    while day.weekday() >= SATURDAY:
        day += DAY
    return day


def _begins(day):
    return timezone.make_aware(datetime.combine(day, time.min))
