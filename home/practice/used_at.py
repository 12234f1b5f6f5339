"""Who does a practice, who does it in another form, who does not, and who has not said."""

from dataclasses import dataclass
from datetime import date

from django.db import models


class Decision(models.TextChoices):
    ADOPT = "adopt", "Adopted"
    ADAPT = "adapt", "Adapted"
    NOT_FOR_US = "not_for_us", "Not for us"


USES = (Decision.ADOPT, Decision.ADAPT)
BEGAN, SILENT = "began", "silent"
COLOURS = {"adopt": "green", "adapt": "blue", "not_for_us": "grey", BEGAN: "purple", SILENT: "white"}
TRUST = "trust"
TOLD = ("decision", "reason", "lead_role", "started_date", "review_date", "what_changed")
LABELS = {BEGAN: "Began here", SILENT: "Not said yet"}
ORDER = (BEGAN, "adopt", "adapt", "not_for_us", SILENT)


@dataclass(frozen=True)
class Seat:
    """One organisation in the grid, and what it decided: a decision of Adoption, BEGAN or SILENT."""

    organisation: object
    decision: str
    label: str
    reason: str = ""
    lead_role: str = ""
    started_date: date | None = None
    review_date: date | None = None
    what_changed: str = ""

    @property
    def colour(self):
        return COLOURS[self.decision]

    @property
    def uses_it(self):
        return self.decision in (BEGAN, *USES)


def grid(began_at, organisations):
    """A seat for each organisation and for where it began: those that use it first.

    Each organisation knows its `decision`, or None, and what it told with it.
    """
    seats = {organisation.pk: _seat(organisation, began_at) for organisation in organisations}
    seats.setdefault(began_at.pk, Seat(began_at, BEGAN, LABELS[BEGAN]))
    return sorted(seats.values(), key=lambda seat: (ORDER.index(seat.decision), seat.organisation.name))


def _seat(organisation, began_at):
    if organisation.decision is None:
        kind = BEGAN if organisation == began_at else SILENT
        return Seat(organisation, kind, LABELS[kind])
    told = {name: getattr(organisation, name) for name in TOLD}
    return Seat(organisation, label=Decision(organisation.decision).label, **told)


def how_many(seats):
    """Used at 3 of 4 trusts: as the page counts its own grid."""
    trusts = [seat for seat in seats if seat.organisation.kind == TRUST and seat.organisation.is_active]
    return in_words(sum(seat.uses_it for seat in trusts), len(trusts))


def in_words(using, of):
    """How far it has spread, in a few words; empty where there are no trusts to count."""
    if not of:
        return ""
    return f"Used at {using} of {of} trusts" if using else "No trust uses it yet"
