"""A table read row by row, so that a long file needs no more memory than a short one."""

from itertools import islice

from . import files
from .refusals import Refused

BATCH = 500


def count_rows(path):
    """How many rows follow the header. The file is read once for it."""
    with files.opened(path) as rows:
        return sum(1 for _ in rows) - 1


def header_of(path):
    """The names of the columns."""
    with files.opened(path) as rows:
        return names_of(rows)


def first_rows(path, how_many):
    with files.opened(path) as rows:
        return list(islice(rows, 1, how_many + 1))


def column_of(path, name):
    """Each cell under the name, one after another."""
    with files.opened(path) as rows:
        place = names_of(rows).index(name)
        for cells in rows:
            if len(cells) > place:
                yield cells[place].strip()


def names_of(rows):
    return [" ".join(name.split()) for name in next(rows, [])]


def batches(rows):
    """Lists of at most so many rows."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


def cells_by_name(columns, cells):
    """{column: cell} of one row. Raises Refused where they do not fit together."""
    if len(cells) != len(columns):
        raise Refused(f"The row has {len(cells)} columns and the header has {len(columns)}.")
    return {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
