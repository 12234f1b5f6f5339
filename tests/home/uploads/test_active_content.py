import zlib

import pytest
from django.core.files.base import ContentFile

from home.uploads.active_content import check_archive, check_pdf
from home.uploads.unfit import Unfit
from tests.home import made_files


def packed(objects):
    return b"<< /Type /ObjStm >>\nstream\n" + zlib.compress(objects) + b"\nendstream"


def test_files_that_only_say_something_are_kept():
    check_pdf(ContentFile(made_files.pdf()))
    check_archive(ContentFile(made_files.word("JavaScript is a word too.")))


@pytest.mark.parametrize(
    "content",
    [
        made_files.scripted(),
        b"%PDF-1.7 << /S /Java#53cript /JS (x) >>",
        b"%PDF-1.7 << /S /Launch /F (calc.exe) >>",
        b"%PDF-1.7 " + packed(b"<< >>") + packed(b"<< /S /JavaScript >>"),
    ],
    ids=["as a program writes it", "spelt in signs", "starts a program", "packed away"],
)
def test_a_pdf_that_runs_something_is_refused(content):
    with pytest.raises(Unfit, match="runs a script"):
        check_pdf(ContentFile(content))


def test_a_locked_pdf_is_refused_because_nobody_can_look_into_it():
    with pytest.raises(Unfit, match="locked"):
        check_pdf(ContentFile(b"%PDF-1.7 trailer << /Encrypt 5 0 R >>"))


def test_a_pdf_made_to_be_slow_is_looked_through_once():
    check_pdf(ContentFile(b"%PDF-1.7 " + b"/ObjStm stream " * 300_000))


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": "", "word/vbaProject.bin": ""},
        {"word/document.xml": "", "word/activeX/activeX1.xml": ""},
        {"content.xml": "", "Basic/Standard/Module1.xml": ""},
        {"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"},
    ],
)
def test_macros_and_controls_are_refused(parts):
    with pytest.raises(Unfit, match="macros or controls"):
        check_archive(ContentFile(made_files.archive_of(parts)))
