"""Months as their first days."""

from datetime import date, timedelta


def first_of(day):
    return day.replace(day=1)


def month_after(month):
    return first_of(month + timedelta(days=31))


def month_before(month):
    return first_of(month - timedelta(days=1))


def last_months(on: date, how_many):
    """So many months, the one that holds the day last."""
    months = [first_of(on)]
    while len(months) < how_many:
        months.append(month_before(months[-1]))
    return months[::-1]
