"""Reads an export row by row, so that a long file needs no more memory than a short one."""

from portal.tables.files import Unreadable, opened
from portal.tables.refusals import Refused
from portal.tables.rows import cells_by_name, names_of

from .comments import Comment
from .exports import EXPORTS, export_with


def read(path, *, now, export=None):
    """Yields (row, Comment or Refused). Rows are numbered as a spreadsheet does: the header is row 1."""
    with opened(path) as rows:
        columns = names_of(rows)
        export = export or export_with(columns)
        if export is None:
            raise Unreadable(_unknown(columns))
        for number, cells in enumerate(rows, start=2):
            if any(cells):
                yield number, _comment(export, columns, cells, now)


def _comment(export, columns, cells, now) -> Comment | Refused:
    try:
        return export.comment_of(cells_by_name(columns, cells), now)
    except Refused as refusal:
        return refusal


def _unknown(columns):
    known = "; or ".join(f"{', '.join(sorted(export.needs))} ({export.name})" for export in EXPORTS)
    return f"The columns of this file are not those of an export that we know. We look for {known}."
