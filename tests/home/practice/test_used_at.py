from dataclasses import dataclass
from datetime import date

from home.practice import used_at
from home.practice.used_at import BEGAN, SILENT, Decision


@dataclass(frozen=True)
class Organisation:
    pk: int
    name: str
    kind: str = "trust"
    is_active: bool = True
    decision: str | None = None
    reason: str = ""
    lead_role: str = ""
    started_date: date | None = None
    review_date: date | None = None
    what_changed: str = ""


MAIDSTONE = Organisation(1, "Maidstone")
MEDWAY = Organisation(2, "Medway", decision="adapt", reason="Fewer nurses.", what_changed="By video.")
DARTFORD = Organisation(3, "Dartford", decision="not_for_us")
HOSPICE = Organisation(4, "Hospice", kind="hospice", decision="adopt")


def seats(*organisations, began_at=MAIDSTONE):
    return used_at.grid(began_at, organisations)


def test_whoever_uses_it_comes_first_and_whoever_has_not_said_last():
    ashford = Organisation(5, "Ashford")

    found = seats(ashford, DARTFORD, MEDWAY, HOSPICE, MAIDSTONE)

    assert [(seat.organisation.name, seat.decision) for seat in found] == [
        ("Maidstone", BEGAN),
        ("Hospice", Decision.ADOPT),
        ("Medway", Decision.ADAPT),
        ("Dartford", Decision.NOT_FOR_US),
        ("Ashford", SILENT),
    ]


def test_where_it_began_has_a_seat_though_it_is_no_trust():
    club = Organisation(9, "Bowls club", kind="charity", is_active=False)

    assert [seat.label for seat in seats(MEDWAY, began_at=club)] == ["Began here", "Adapted"]


def test_only_trusts_that_use_it_are_counted():
    assert used_at.how_many(seats(MAIDSTONE, MEDWAY, DARTFORD, HOSPICE)) == "Used at 2 of 3 trusts"


def test_a_practice_that_no_trust_uses_says_so_and_no_trusts_say_nothing():
    assert used_at.in_words(0, 4) == "No trust uses it yet"
    assert used_at.in_words(0, 0) == ""


def test_every_decision_has_its_place_and_its_colour():
    assert set(used_at.ORDER) == set(used_at.COLOURS) == {*Decision.values, BEGAN, SILENT}
