import pytest

from portal.exports import csv_response, safe_cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r\n=", " ="])
def test_no_cell_starts_a_formula(start):
    assert safe_cell(f"{start}cmd").startswith("'")


@pytest.mark.parametrize("text", ["1 = 1", "a+b", "", "'quoted'"])
def test_other_cells_are_left_as_they_are(text):
    assert safe_cell(text) == text


def test_nothing_is_an_empty_cell():
    assert safe_cell(None) == ""


def test_rows_are_sent_while_they_are_read():
    read = []

    def rows():
        for number in range(3):
            read.append(number)
            yield [number]

    lines = iter(csv_response(["Number"], rows(), filename="numbers.csv").streaming_content)
    assert next(lines) == b"\xef\xbb\xbfNumber\r\n"
    assert read == []
    assert next(lines) == b"0\r\n"
    assert read == [0]


def test_a_table_is_a_download_that_nobody_keeps():
    response = csv_response([], [], filename="numbers.csv")
    assert response["Content-Disposition"] == 'attachment; filename="numbers.csv"'
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
