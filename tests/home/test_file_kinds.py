import pytest
from django.core.files.base import ContentFile

from home.file_kinds import is_what_it_says


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("plan.pdf", b"%PDF-1.7 and so on", True),
        ("plan.PDF", b"\n\n%PDF-1.4", True),
        ("plan.pdf", b"<html>", False),
        ("plan.docx", b"PK\x03\x04", True),
        ("plan.docx", b"%PDF-1.7", False),
        ("plan.csv", b"a,b\n1,2", True),
        ("plan.txt", b"MZ\x90\x00\x03", False),
        ("plan.pdf", b"", False),
    ],
)
def test_a_file_is_what_its_first_bytes_say(name, content, answer):
    file = ContentFile(content, name=name)

    assert is_what_it_says(file) is answer
    assert file.tell() == 0
