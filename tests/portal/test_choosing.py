import pytest

from portal.choosing import matching
from portal.forms import WithHint

OPTIONS = [
    ("bowel", WithHint("Bowel cancer", "colorectal cancer, cancer of the back passage")),
    ("prostate", "Prostate cancer"),
    ("womb", WithHint("Womb cancer", "endometrial cancer, uterus")),
    ("deal", WithHint("The Cedars Surgery", "Deal")),
    ("whc", "William Harvey Hospital"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bowel", ["bowel"]),
        ("BACK pass", ["bowel"]),
        ("cancer of the bowel", ["bowel"]),
        ("prostrate", ["prostate"]),
        ("endometriel", ["womb"]),
        ("surgery in deal", ["deal"]),
        ("harvey", ["whc"]),
        ("bowel womb", ["bowel", "womb"]),
        ("xyzzy", []),
        ("cancer", ["bowel", "prostate", "womb"]),
        ("…", []),
    ],
)
def test_what_people_type_finds_what_they_mean(typed, found):
    assert [value for value, _ in matching(typed, OPTIONS)] == found
