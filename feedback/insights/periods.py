"""Which time public figures cover: whole quarters of calendar years, settled before anybody sees a figure.

Periods never overlap, and the newest is not counted before its quarter has been over for four weeks. A figure
that followed each story as it came in would tell, by its change from day to day, what each day brought.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

SETTLES_AFTER = timedelta(days=28)
MONTHS = ("January to March", "April to June", "July to September", "October to December")
SHORT = ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec")


def settled_until(today):
    """The first day that is not counted yet: the beginning of a quarter."""
    return quarter_begin(today - SETTLES_AFTER)


def quarter_begin(day):
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarters_of(year, until):
    """The names of the quarters of the year that are counted, like 2026-1."""
    return [f"{year}-{number + 1}" for number in range(4) if date(year, number * 3 + 1, 1) < until]


def quarter_name(day):
    return f"{day.year}-{(day.month - 1) // 3 + 1}"


def quarter_label(name):
    year, number = name.split("-")
    return f"{SHORT[int(number) - 1]} {year}"


def year_end(year):
    return date(year + 1, 1, 1)


def in_words(since, until):
    """The days from `since` up to and without `until`, as a reader would say them."""
    last = until - timedelta(days=1)
    if (since.month, last.month, since.year) == (1, 12, last.year):
        return str(since.year)
    if since.year == last.year:
        return f"{since:%B} to {last:%B %Y}" if since.month != last.month else f"{last:%B %Y}"
    return f"{since:%B %Y} to {last:%B %Y}"


def during(period):
    """The same after a verb: in 2025, from January to March 2026."""
    return f"from {period}" if " to " in period else f"in {period}"


def year_so_far(year, until):
    """A year, and how far it is counted where it is not over."""
    return str(year) if until == year_end(year) else f"{year}, to {until - timedelta(days=1):%B}"


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))
