from datetime import date

import pytest

from home.importing import cells
from portal.accounts.models import CareSite
from portal.tables.refusals import Refused


@pytest.mark.parametrize("text", ["31/07/2026", "2026-07-31"])
def test_a_day_is_read_as_people_and_as_spreadsheets_write_it(text):
    assert cells.day(text) == date(2026, 7, 31)


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (cells.day, "31.7.26"),
        (cells.day, "2026-02-30"),
        (cells.yes, "perhaps"),
        (cells.url, "javascript:alert(1)"),
        (cells.email, "nobody"),
        (lambda cell: cells.text(cell, 3), "long"),
        (lambda cell: cells.choice(cell, CareSite.Kind), "Shop"),
    ],
)
def test_what_cannot_be_read_is_refused_and_named(read, cell):
    with pytest.raises(Refused, match=f"It says “{cell.split('(')[0]}"):
        read(cell)


def test_a_choice_goes_by_its_label_or_its_key():
    assert cells.choice("GP Practice", CareSite.Kind) == cells.choice("practice", CareSite.Kind) == "practice"


def test_several_things_stand_between_semicolons_or_bars():
    assert cells.several(" a; b |c;; ") == ["a", "b", "c"]
