"""Reads an export row by row, so that a long file needs no more memory than a short one."""

from itertools import islice

from . import tables
from .comments import Comment, Refused
from .exports import EXPORTS, export_with
from .tables import Unreadable

BATCH = 500


def count_rows(path):
    """How many rows follow the header. The file is read once for it."""
    with tables.opened(path) as rows:
        return sum(1 for _ in rows) - 1


def header_of(path):
    """The names of the columns."""
    with tables.opened(path) as rows:
        return names_of(rows)


def first_rows(path, how_many):
    with tables.opened(path) as rows:
        return list(islice(rows, 1, how_many + 1))


def column_of(path, name):
    """Each cell under the name, one after another."""
    with tables.opened(path) as rows:
        place = names_of(rows).index(name)
        for cells in rows:
            if len(cells) > place:
                yield cells[place].strip()


def read(path, *, now, export=None):
    """Yields (row, Comment or Refused). Rows are numbered as a spreadsheet does: the header is row 1."""
    with tables.opened(path) as rows:
        columns = names_of(rows)
        export = export or export_with(columns)
        if export is None:
            raise Unreadable(_unknown(columns))
        for number, cells in enumerate(rows, start=2):
            if any(cells):
                yield number, _comment(export, columns, cells, now)


def names_of(rows):
    return [" ".join(name.split()) for name in next(rows, [])]


def batches(rows):
    """Lists of at most so many rows."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _comment(export, columns, cells, now) -> Comment | Refused:
    try:
        if len(cells) != len(columns):
            raise Refused(f"The row has {len(cells)} columns and the header has {len(columns)}.")
        row = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
        return export.comment_of(row, now)
    except Refused as refusal:
        return refusal


def _unknown(columns):
    known = "; or ".join(f"{', '.join(sorted(export.needs))} ({export.name})" for export in EXPORTS)
    return f"The columns of this file are not those of an export that we know. We look for {known}."
