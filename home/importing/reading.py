"""Takes a table row by row through a sheet: looks only, or stores as well. One way for page and command."""

from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from portal.tables.files import opened
from portal.tables.refusals import Refusals, Refused
from portal.tables.rows import BATCH, cells_by_name, names_of

from .sheet import Verdict

TAKEN = "Somebody else stored the same at this moment. Import the file once more."


@dataclass
class Count:
    """How many rows were what so far."""

    done: int = 0
    verdicts: dict = field(default_factory=lambda: dict.fromkeys(Verdict, 0))


def mapping_of(sheet, columns):
    """{key: column} of what the first row of a file names as we do, whatever its capitals."""
    named = {name.casefold(): name for name in columns if name}
    found = {}
    for column in sheet.columns:
        names = (column.name.casefold(), column.key.replace("_", " "))
        found[column.key] = next((named[name] for name in names if name in named), "")
    return {key: name for key, name in found.items() if name}


def read(path, sheet, mapping, refusals: Refusals, *, stores, progress=lambda count: None):
    """Plan every row, and do it where `stores`. Returns the count; each refused row is told to `refusals`."""
    count = Count()
    for number, cells, columns in _rows(path):
        try:
            plan = sheet.planned(number, _row(mapping, columns, cells))
            if stores:
                _do(plan)
            count.verdicts[plan.verdict] += 1
        except Refused as refusal:
            refusals.add(number, refusal)
        count.done += 1
        if count.done % BATCH == 0:
            progress(count)
    progress(count)
    return count


def _rows(path):
    """(number, cells, columns): numbered as a spreadsheet does, where the header is row 1."""
    with opened(path) as rows:
        columns = names_of(rows)
        for number, cells in enumerate(rows, start=2):
            if any(map(str.strip, cells)):
                yield number, cells, columns


def _row(mapping, columns, cells):
    by_name = cells_by_name(columns, cells)
    return {key: by_name.get(name, "") for key, name in mapping.items()}


def _do(plan):
    """A row is stored whole or not at all."""
    try:
        with transaction.atomic():
            plan.do()
    except IntegrityError:
        raise Refused(TAKEN) from None
