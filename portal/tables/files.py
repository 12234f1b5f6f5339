"""A file as rows of text, whether it is CSV or Excel. What it is, its content says and not its name."""

import csv
from contextlib import closing, contextmanager
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile, is_zipfile

from openpyxl import load_workbook

LONGEST_CELL = 1_000_000
# What a spreadsheet may unpack to: a small file can hold a great deal of nothing.
MOST_UNPACKED = 300_000_000
BOOK = "xl/workbook.xml"
FIRST_BYTES = 64_000


class Unreadable(Exception):
    """The file as a whole cannot be read. Its text says what to do."""


def kind_of(path):
    """csv or xlsx, by its content. Anything else is Unreadable."""
    return "xlsx" if _is_excel(path) else _checked_text(path)


@contextmanager
def opened(path):
    """Rows of cells, each a text, read one after another."""
    try:
        rows = _excel_rows(path) if _is_excel(path) else _csv_rows(path)
        with closing(rows):
            yield rows
    except UnicodeDecodeError:
        raise Unreadable("The file is not UTF-8 text. In Excel, save it as “CSV UTF-8”.") from None
    except csv.Error as error:
        raise Unreadable(f"The file is not a table of comma-separated values: {error}.") from None
    except OSError as error:
        raise Unreadable(f"The file cannot be opened: {error.strerror}.") from None


def _csv_rows(path):
    csv.field_size_limit(LONGEST_CELL)
    with path.open(newline="", encoding="utf-8-sig") as file:
        yield from csv.reader(file)


def _excel_rows(path):
    # Given a path, the library judges a file by the end of its name.
    with path.open("rb") as file, closing(load_workbook(file, read_only=True, data_only=True)) as book:
        width = None
        for row in book.worksheets[0].iter_rows(values_only=True):
            cells = [_text(value) for value in row]
            width = width or _last_filled(cells)
            yield (cells + [""] * width)[: max(width, _last_filled(cells))]


def _last_filled(cells):
    """How many cells there are up to the last that is not empty."""
    return max((place for place, cell in enumerate(cells, start=1) if cell), default=0)


def _text(value):
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _is_excel(path):
    if not is_zipfile(path):
        return False
    try:
        with ZipFile(path) as parts:
            unpacked, names = sum(part.file_size for part in parts.infolist()), set(parts.namelist())
    except BadZipFile:
        raise Unreadable("The file is damaged. Save it again in Excel, and upload it once more.") from None
    if unpacked > MOST_UNPACKED:
        raise Unreadable("The spreadsheet is too large. Save its first sheet as “CSV UTF-8” and upload that.")
    if BOOK not in names:
        raise Unreadable("The file is neither CSV nor an Excel workbook. Save it as one of these.")
    return True


def _checked_text(path):
    with path.open("rb") as file:
        first = file.read(FIRST_BYTES)
    try:
        text = first.decode("utf-8-sig", errors="strict")
    except UnicodeDecodeError as error:
        # A letter may be cut in two where we stopped reading.
        if error.start < len(first) - 4:
            raise Unreadable("The file is not UTF-8 text. In Excel, save it as “CSV UTF-8”.") from None
        text = first[: error.start].decode("utf-8-sig")
    if "\x00" in text or not text.strip():
        raise Unreadable("The file is neither CSV nor an Excel workbook, or it is empty.")
    return "csv"
