"""The day of a comment, in the order in which its file writes days. Nobody can tell 03/04 from 04/03."""

import re
from dataclasses import dataclass
from datetime import date

from feedback.models import DateOrder
from portal.tables.refusals import Refused

SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
YEAR_FIRST = re.compile(r"\d{4}-\d{2}-\d{2}")
WRONG = {
    DateOrder.DAY_FIRST: "The date is not a day, month and year like 31/07/2022.",
    DateOrder.MONTH_FIRST: "The date is not a month, day and year like 07/31/2022.",
    DateOrder.DAY_THEN_MONTH: "The date is neither like 31/07/2022 nor like 07/31/2022.",
    DateOrder.YEAR_FIRST: "The date is not a year, month and day like 2022-07-31.",
}


def day_of(text, order=DateOrder.DAY_FIRST):
    """The day that the text names in this order. What Excel kept as a date has the year first, always."""
    day = _year_first(text) or _slashed(text, order)
    if day is None:
        raise Refused(WRONG[order], text)
    return day


def fits(text, order):
    try:
        day_of(text, order)
    except Refused:
        return False
    return True


def _year_first(text):
    return _day(*map(int, text.split("-"))) if YEAR_FIRST.fullmatch(text) else None


def _slashed(text, order):
    found = SLASHED.fullmatch(text)
    if not found or order == DateOrder.YEAR_FIRST:
        return None
    first, second, year = map(int, found.groups())
    if order == DateOrder.MONTH_FIRST:
        return _day(year, first, second)
    day = _day(year, second, first)
    return _day(year, first, second) if day is None and order == DateOrder.DAY_THEN_MONTH else day


def _day(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass
class Survey:
    """How many dates of a column can be read in which order, so that a person can choose."""

    both: int = 0
    day_first: int = 0
    month_first: int = 0
    year_first: int = 0
    neither: int = 0

    def add(self, text):
        if not text:
            return
        kind = self._kind_of(text)
        setattr(self, kind, getattr(self, kind) + 1)

    @property
    def best(self):
        """The order that refuses fewest, the stricter one of two that do as well."""
        if self.year_first > self.both + self.day_first + self.month_first:
            return DateOrder.YEAR_FIRST
        if self.month_first and not self.day_first:
            return DateOrder.MONTH_FIRST
        return DateOrder.DAY_FIRST

    def in_words(self):
        """What was found, and what each choice would refuse."""
        said = [
            (self.both, "can be read both ways"),
            (self.day_first, "only with the day first"),
            (self.month_first, "only with the month first"),
            (self.year_first, "have the year first, which is never in doubt"),
            (self.neither, "are no date that we know"),
        ]
        return [f"{count:,} {words}" for count, words in said if count]

    def _kind_of(self, text):
        if fits(text, DateOrder.YEAR_FIRST):
            return "year_first"
        ways = [order for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST) if fits(text, order)]
        return ways[0].value if len(ways) == 1 else "both" if ways else "neither"
