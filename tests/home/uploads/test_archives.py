import pytest
from django.core.files.base import ContentFile

from home.uploads.archives import check_archive
from home.uploads.unfit import Unfit
from tests.home import made_files


def test_an_honest_file_is_opened():
    check_archive(ContentFile(made_files.word("Words.")))


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b"\x00" * 30_000_000},
        {f"part-{number}": "" for number in range(5_001)},
    ],
    ids=["a great deal of nothing", "more parts than a document has"],
)
def test_a_bomb_is_refused_by_its_list_of_parts(parts):
    with pytest.raises(Unfit, match="far more than it seems to hold"):
        check_archive(ContentFile(made_files.archive_of(parts)))
