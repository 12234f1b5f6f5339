"""Imports a list as the worker and the command do, from rows written in a test."""

import csv
from datetime import UTC, datetime

from home.importing.files import NoFiles
from home.importing.reading import mapping_of, read
from home.importing.sheets import SHEETS
from portal.tables.refusals import Refusals
from portal.tables.rows import header_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def import_list(folder, sheet, rows, *, by, files=None, stores=True):
    """(verdicts, refusals in words). `rows`: one mapping a row, from the names of columns to cells."""
    path = folder / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
        writer.writeheader()
        writer.writerows(rows)
    kind = SHEETS[sheet](by=by, now=NOW, files=files or NoFiles())
    with Refusals() as refused:
        count = read(path, kind, mapping_of(kind, header_of(path)), refused, stores=stores)
    new, changed, same = count.verdicts.values()
    return (new, changed, same, refused.total), list(refused.in_words())
