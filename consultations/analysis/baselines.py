"""Loads how a population divides, from a table of two columns: a group, and how many people are in it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from consultations.models import Baseline, BaselineGroup
from consultations.permissions import LOAD_BASELINES
from portal.tables import files, rows

MOST_GROUPS = 60
LONGEST = 200


class BaselineRefused(Exception):
    """The table cannot be loaded. The text says which row, and what to put right."""


@transaction.atomic
def load(*, path, name, source, as_of_year, by, now):
    """Keep the groups of the table; those that were kept under this name before are replaced."""
    if not by.has_perm(LOAD_BASELINES):
        raise PermissionDenied
    groups = groups_in(path)
    said = {"source": source, "as_of_year": as_of_year, "loaded_at": now, "by": by}
    baseline, _ = Baseline.objects.update_or_create(name=name, defaults=said)
    baseline.groups.all().delete()
    BaselineGroup.objects.bulk_create(
        BaselineGroup(baseline=baseline, label=label, people=people, sort_order=place)
        for place, (label, people) in enumerate(groups.items())
    )
    return baseline


def groups_in(path):
    """{label: people} of a CSV or Excel file with one line of names. Raises BaselineRefused or Unreadable."""
    found = {}
    with files.opened(path) as table:
        rows.names_of(table)
        for number, cells in enumerate(table, start=2):
            if any(cell.strip() for cell in cells):
                label, people = _group(number, cells)
                if label.casefold() in {each.casefold() for each in found}:
                    raise BaselineRefused(f"Row {number}: the group “{label}” is there twice.")
                found[label] = people
            if len(found) > MOST_GROUPS:
                raise BaselineRefused(f"There are more than {MOST_GROUPS} groups. Put some of them together.")
    if len(found) < 2:
        raise BaselineRefused("The table needs two groups or more, one a row under a line of names.")
    return found


def _group(number, cells):
    if len(cells) < 2 or not cells[0].strip():
        raise BaselineRefused(f"Row {number}: write a group in the first column and a number in the second.")
    digits = cells[1].strip().replace(",", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        raise BaselineRefused(f"Row {number}: “{cells[1].strip()[:30]}” is not a whole number of people.")
    return cells[0].strip()[:LONGEST], int(digits)
