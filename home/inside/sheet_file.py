"""An Excel workbook, by its sheets."""

import re
from contextlib import closing
from itertools import islice

from openpyxl import load_workbook

from .found import Inside, Part, within_bounds

MOST_ROWS = 5_000
UNNAMED = re.compile(r"(?:Sheet|Tabelle)\d+")


def look(path):
    with path.open("rb") as file, closing(load_workbook(file, read_only=True, data_only=True)) as book:
        sheets = book.worksheets
        parts = within_bounds(Part(f"On the sheet “{sheet.title}”", _words(sheet)) for sheet in sheets)
        advice = tuple(_advice(book, sheets, parts))
    return Inside(parts, None, advice)


def _words(sheet):
    rows = islice(sheet.iter_rows(values_only=True), MOST_ROWS)
    return "\n".join(" ".join(str(cell) for cell in row if cell is not None) for row in rows)


def _advice(book, sheets, parts):
    if not parts:
        yield "no_words"
    if not (book.properties.title or "").strip():
        yield "no_title"
    if len(sheets) > 1 and any(UNNAMED.fullmatch(sheet.title) for sheet in sheets):
        yield "no_sheet_names"
