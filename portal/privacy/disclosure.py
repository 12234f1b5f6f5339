"""The rule of small numbers (NHS Digital, since 2018), for figures that count what is not itself public.

A count of 1 up to the threshold is hidden. Any other is rounded to the nearest multiple. A zero stays.
Percentages and averages come from the rounded figures, and are left out where their base is hidden. In a
table with totals no cell is hidden alone, or its neighbours and the total would give it away. Facets over
published items are exact: anyone can count those.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

HIDDEN = "*"


@dataclass(frozen=True)
class Rule:
    """`threshold`: the largest count that is hidden. `multiple`: what the others are rounded to."""

    threshold: int
    multiple: int

    def __post_init__(self):
        if self.threshold < 0 or self.multiple < 1:
            raise ValueError("The threshold is 0 or more, and the multiple 1 or more.")


def rule_in_force():
    return Rule(settings.SMALL_NUMBER_THRESHOLD, settings.SMALL_NUMBER_ROUNDING)


def is_small(count, rule):
    return 0 < count <= rule.threshold


def disclosed(count, rule):
    """The count as it may be shown: a rounded number, or None where it is hidden."""
    if count < 0:
        raise ValueError("A count is never below zero.")
    return None if is_small(count, rule) else _rounded(count, rule)


def shown(count, rule):
    """The count in print: '*' where it is hidden."""
    figure = disclosed(count, rule)
    return HIDDEN if figure is None else f"{figure:,}"


def percentage(part, base, rule):
    """A whole percentage of the rounded figures. None where one of them is hidden, or the base is zero."""
    part, base = disclosed(part, rule), disclosed(base, rule)
    if part is None or not base:
        return None
    return round(100 * part / base)


def disclosed_row(counts: Mapping, rule):
    """{name: count} as it may be shown beside its total: {name: rounded number, or None where hidden}.

    A cell hidden alone could be worked out from the total, so the next smallest is hidden with it. A zero
    gives nothing away and never stands in for another. The total is rounded by itself.
    """
    hidden = {name for name, count in counts.items() if is_small(count, rule)}
    if len(hidden) == 1:
        hidden |= _next_smallest(counts, hidden)
    return {name: None if name in hidden else disclosed(count, rule) for name, count in counts.items()}


def disclosed_table(rows: Mapping, rule):
    """{row: {column: count}} as it may be shown beside totals of its rows and of its columns.

    Every row and every column with a hidden cell has at least two, where it has two that are not zero.
    """
    hidden = _small_cells(rows, rule)
    while added := _lonely_partners(rows, hidden):
        hidden |= added
    return {
        row: {
            column: None if (row, column) in hidden else disclosed(count, rule)
            for column, count in cells.items()
        }
        for row, cells in rows.items()
    }


def _rounded(count, rule):
    """To the nearest multiple, halves upwards, and never down to a zero that is not one."""
    nearest = (2 * count + rule.multiple) // (2 * rule.multiple) * rule.multiple
    return max(nearest, rule.multiple) if count else 0


def _next_smallest(counts, hidden):
    candidates = {name: count for name, count in counts.items() if count and name not in hidden}
    return {min(candidates, key=candidates.get)} if candidates else set()


def _small_cells(rows, rule):
    return {
        (row, column)
        for row, cells in rows.items()
        for column, count in cells.items()
        if is_small(count, rule)
    }


def _lonely_partners(rows, hidden):
    """For each row and column with one hidden cell, the smallest cell to hide beside it."""
    partners = set()
    for line in _lines(rows):
        concealed = line.keys() & hidden
        if len(concealed) == 1:
            partners |= _next_smallest(line, concealed)
    return partners


def _lines(rows):
    """Every row and every column, each as {(row, column): count}."""
    columns = {column for cells in rows.values() for column in cells}
    across = [{(row, column): count for column, count in cells.items()} for row, cells in rows.items()]
    down = [
        {(row, column): cells[column] for row, cells in rows.items() if column in cells} for column in columns
    ]
    return [*across, *down]
