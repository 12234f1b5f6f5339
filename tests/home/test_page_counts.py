import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from home.page_counts import WORD_PROPERTIES, count_pages


def pdf(pages):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    file = io.BytesIO()
    writer.write(file)
    return file


def word(properties):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if properties:
            archive.writestr(WORD_PROPERTIES, properties)
    return file


def test_a_pdf_has_its_pages():
    assert count_pages(pdf(3), "pdf") == 3


def test_a_word_file_has_the_pages_that_it_says():
    assert count_pages(word("<Properties><Pages>12</Pages></Properties>"), "docx") == 12


@pytest.mark.parametrize("properties", ["", "<Properties/>", "<Pages>many</Pages>", "<Pages>0</Pages>"])
def test_a_word_file_that_does_not_say_has_no_number(properties):
    assert count_pages(word(properties), "docx") is None


@given(st.binary(max_size=400))
@pytest.mark.filterwarnings("ignore")
def test_a_damaged_file_has_no_number_and_stops_nothing(content):
    assert count_pages(io.BytesIO(content), "docx") is None
    assert count_pages(io.BytesIO(b"%PDF-1.7\n" + content), "pdf") is None


def test_a_kind_without_pages_is_not_opened():
    assert count_pages(None, "csv") is None


def test_the_file_is_left_at_its_start():
    file = pdf(1)
    count_pages(file, "pdf")

    assert file.tell() == 0
