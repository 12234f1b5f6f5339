"""Each kind of file, read for its words, where they stand, and what somebody who listens would miss."""

import pytest

from home.inside import child
from tests.home import made_files


@pytest.fixture
def inside(tmp_path):
    def look(content, kind):
        path = tmp_path / f"file.{kind}"
        path.write_bytes(content)
        return child.look(path, kind)

    return look


def places(found):
    return {part.where: part.words for part in found.parts}


def test_a_pdf_is_read_by_its_pages(inside):
    found = inside(made_files.pdf("Leave your umbrella at the desk."), "pdf")

    assert "Leave your umbrella at the desk." in places(found)["On page 1"]
    assert (found.pages, found.advice) == (1, ())


def test_a_scanned_pdf_has_pages_and_no_words(inside):
    found = inside(made_files.pages_only(3), "pdf")

    assert (found.pages, found.has_words) == (3, False)
    assert found.advice == ("no_words", "no_title", "no_language")


def test_a_word_file_is_read_under_its_headings(inside):
    found = inside(
        made_files.word(
            "Before you come",
            "Eat nothing.",
            "On the day",
            "Bring a book.",
            title="Scans",
            headings=("Before you come", "On the day"),
        ),
        "docx",
    )

    assert places(found)["Under “On the day”"] == "On the day\nBring a book."
    assert found.advice == ()


def test_a_long_word_file_without_headings_is_told_so(inside):
    found = inside(made_files.word(*["A sentence of some length. " * 10] * 20), "docx")

    assert set(found.advice) == {"no_title", "no_headings"}


def test_slides_are_read_in_the_order_in_which_they_are_shown(inside):
    found = inside(made_files.slides("Welcome", "Thank you"), "pptx")

    assert places(found) == {"On slide 1": "Welcome", "On slide 2": "Thank you"}
    assert "no_slide_title" in found.advice


def test_a_workbook_is_read_by_its_sheets(inside):
    found = inside(made_files.workbook(["Petrol", 12.5], ["Parking", None], title="Costs"), "xlsx")

    assert places(found) == {"On the sheet “Costs”": "Petrol 12.5\nParking"}
    assert found.advice == ()


def test_an_opendocument_text_is_read_under_its_headings(inside):
    found = inside(made_files.open_text("Getting there", "Two buses go."), "odt")

    assert places(found) == {"Under “Getting there”": "Getting there\nTwo buses go."}


@pytest.mark.parametrize("content", ["Numb fingers – £5".encode(), "Numb fingers – £5".encode("cp1252")])
def test_a_text_is_read_however_its_signs_are_written(inside, content):
    assert places(inside(content, "txt")) == {"": "Numb fingers – £5"}
