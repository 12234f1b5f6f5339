import pytest
from django.core.files.base import ContentFile

from home.uploads.kinds import check_kind
from home.uploads.unfit import Unfit
from tests.home import made_files

WORD = made_files.word("Words.")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", b"%PDF-1.7 and so on"),
        ("plan.PDF", b"\n\n%PDF-1.4"),
        ("plan.docx", WORD),
        ("plan.csv", b"a,b\n1,2"),
        ("plan.txt", b"Worried? A <b>bold</b> word is only text."),
    ],
)
def test_a_file_that_is_what_its_name_says_is_kept(name, content):
    file = ContentFile(content, name=name)
    check_kind(file)

    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.pdf", b"<html>", "not what its name says"),
        ("plan.pdf", WORD, "not what its name says"),
        ("plan.xlsx", WORD, "not what its name says"),
        ("plan.docx", b"%PDF-1.7", "not what its name says"),
        ("plan.docx", b"PK\x03\x04 and nothing", "not what its name says"),
        ("plan.docx", b"\xd0\xcf\x11\xe0 locked", "locked with a password"),
        ("plan.txt", b"MZ\x90\x00\x03", "not what its name says"),
        ("plan.txt", b"\n<!DOCTYPE html><p>Hello", "a web page or a drawing"),
        ("plan.csv", b"a,b\n<svg onload=x>", "a web page or a drawing"),
    ],
)
def test_a_file_that_is_another_thing_is_refused_in_a_sentence(name, content, says):
    with pytest.raises(Unfit, match=says):
        check_kind(ContentFile(content, name=name))
