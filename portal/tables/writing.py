"""Writes a table as CSV or Excel, a row at a time, with no cell that a spreadsheet would run."""

import csv

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from portal.exports import BYTE_ORDER_MARK, safe_cell

MOST_EXCEL_ROWS = 1_048_575


class CsvTable:
    def __init__(self, path):
        self.file = path.open("w", newline="", encoding="utf-8")
        self.file.write(BYTE_ORDER_MARK)
        self.writer = csv.writer(self.file)

    def add(self, values):
        self.writer.writerow([safe_cell(value) for value in values])

    def close(self):
        self.file.close()


class ExcelTable:
    """Each value is kept as text: Excel runs nothing, and a date or a number stays as we wrote it."""

    def __init__(self, path):
        self.path = path
        self.book = Workbook(write_only=True)
        self.sheet = self.book.create_sheet()

    def add(self, values):
        self.sheet.append([self._cell(value) for value in values])

    def close(self):
        self.book.save(self.path)

    def _cell(self, value):
        cell = WriteOnlyCell(self.sheet, ILLEGAL_CHARACTERS_RE.sub("", safe_cell(value)))
        cell.data_type = "s"
        return cell


TABLES = {"csv": CsvTable, "xlsx": ExcelTable}
