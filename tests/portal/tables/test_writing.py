import pytest
from openpyxl import load_workbook

from portal.tables.files import opened
from portal.tables.writing import TABLES

ROWS = [["Question", "Answer"], ["1", '=HYPERLINK("x")'], ["2", "ordinary, with a comma\x01"]]


@pytest.mark.parametrize("kind", TABLES)
def test_what_is_written_can_be_read_again_and_runs_nothing(kind, tmp_path):
    path = tmp_path / f"table.{kind}"
    table = TABLES[kind](path)
    for row in ROWS:
        table.add(row)
    table.close()
    with opened(path) as rows:
        assert list(rows)[1] == ["1", '\'=HYPERLINK("x")']


def test_each_cell_of_a_workbook_is_text(tmp_path):
    table = TABLES["xlsx"](tmp_path / "table.xlsx")
    table.add(["=1+1", 7])
    table.close()
    (cells,) = load_workbook(tmp_path / "table.xlsx").worksheets[0].iter_rows()
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_csv_file_is_utf_8_that_excel_knows(tmp_path):
    table = TABLES["csv"](tmp_path / "table.csv")
    table.add(["é"])
    table.close()
    assert (tmp_path / "table.csv").read_bytes() == b"\xef\xbb\xbf\xc3\xa9\r\n"
