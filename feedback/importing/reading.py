"""Reads an export row by row, so that a long file needs no more memory than a short one."""

import csv
from contextlib import contextmanager
from itertools import islice

from .comments import Comment, Refused
from .exports import EXPORTS, export_with

BATCH = 500
LONGEST_CELL = 1_000_000


class Unreadable(Exception):
    """The file as a whole cannot be read. Its text says what to do."""


def count_rows(path):
    """How many rows follow the header. The file is read once for it."""
    with _opened(path) as rows:
        return sum(1 for _ in rows) - 1


def read(path, *, now):
    """Yields (row, Comment or Refused). Rows are numbered as a spreadsheet does: the header is row 1."""
    with _opened(path) as rows:
        columns = [" ".join(name.split()) for name in next(rows, [])]
        export = export_with(columns)
        if export is None:
            raise Unreadable(_unknown(columns))
        for number, cells in enumerate(rows, start=2):
            if cells:
                yield number, _comment(export, columns, cells, now)


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


@contextmanager
def _opened(path):
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            yield csv.reader(file)
    except UnicodeDecodeError:
        raise Unreadable("The file is not UTF-8 text. In Excel, save it as “CSV UTF-8”.") from None
    except csv.Error as error:
        raise Unreadable(f"The file is not a table of comma-separated values: {error}.") from None
    except OSError as error:
        raise Unreadable(f"The file cannot be opened: {error.strerror}.") from None


def _unknown(columns):
    known = "; or ".join(f"{', '.join(sorted(export.needs))} ({export.name})" for export in EXPORTS)
    return f"The columns of this file are not those of an export that we know. We look for {known}."
