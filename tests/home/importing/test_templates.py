from io import BytesIO

import pytest
from openpyxl import load_workbook

from home.importing.reading import mapping_of
from home.importing.sheets import SHEETS
from home.importing.templates import as_workbook


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_an_empty_list_names_every_column_as_the_import_reads_it(sheet):
    book = load_workbook(BytesIO(as_workbook(sheet)))
    columns = [cell.value for cell in book.worksheets[0][1]]

    assert set(mapping_of(sheet, columns)) == {column.key for column in sheet.columns}
    assert book.worksheets[0].max_row == 1
