import pytest
from django.core.files.base import ContentFile

from home.uploads.checking import check
from home.uploads.unfit import Unfit
from tests.home import made_files


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", made_files.pages_only()),
        ("plan.docx", made_files.word("Words.")),
        ("costs.xlsx", made_files.workbook(["Petrol", 12])),
        ("talk.pptx", made_files.slides("Hello")),
        ("plan.odt", made_files.open_text("Hello", "Words.")),
        ("plan.txt", b"Words."),
    ],
)
def test_what_people_make_is_kept(name, content):
    check(ContentFile(content, name=name))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("plan.svg", b"<svg/>", "Save it as one of pdf"),
        ("plan.html", b"<html>", "Save it as one of pdf"),
        ("plan.txt", b"", "empty"),
        ("plan.pdf", made_files.scripted(), "runs a script"),
        ("plan.docx", made_files.archive_of({"word/document.xml": b"\x00" * 30_000_000}), "far more"),
    ],
)
def test_what_is_not_fit_is_refused_with_what_to_do(name, content, says):
    with pytest.raises(Unfit, match=says):
        check(ContentFile(content, name=name))


def test_a_file_over_the_limit_is_refused_before_it_is_opened(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 5
    with pytest.raises(Unfit, match="larger than 5"):
        check(ContentFile(b"Words.", name="plan.pdf"))
