"""The spreadsheet to fill in: the columns of a sheet, and beside them what goes in each."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

WIDE = 24


def as_workbook(sheet):
    """The bytes of an Excel file whose first sheet is empty below its heading. The second one explains."""
    book = Workbook()
    book.properties.title = f"{sheet.name}: a list to fill in"
    _head(book.active, sheet)
    _explain(book.create_sheet("How to fill it in"), sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _head(page, sheet):
    page.title = sheet.name[:31]
    page.append([column.name for column in sheet.columns])
    page.freeze_panes = "A2"
    for number, cell in enumerate(page[1], start=1):
        cell.font = Font(bold=True)
        page.column_dimensions[get_column_letter(number)].width = WIDE


def _explain(page, sheet):
    page.append([sheet.about])
    page.append([])
    page.append(["Column", "Needed", "What goes in it"])
    for column in sheet.columns:
        page.append([column.name, "yes" if column.is_needed else "", column.help])
    for number, width in enumerate((WIDE, 10, 90), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
