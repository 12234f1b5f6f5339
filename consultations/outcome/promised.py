"""What was promised because of a consultation. Promises live on the floor above, which says how to ask."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Promised:
    """One promise as a report prints it. `standing` is kept, on time, late or broken."""

    you_said: str
    we_did: str
    standing: str
    organisation: str
    responsible: str
    due_date: date
    evidence: str
    url: str


class Nobody:
    """Where no floor above keeps promises."""

    def of(self, consultation, on):
        return []

    def standings(self, keys, on):
        return {}


_keeper = Nobody()


def register(keeper):
    """`keeper.of(consultation, on)` gives a consultation's published promises as they stand on a day;

    `keeper.standings(keys, on)` gives {key of a consultation: {standing: how many}}, in one query.
    """
    global _keeper
    _keeper = keeper


def promised_by(consultation, on):
    return _keeper.of(consultation, on)


def standings_of(keys, on):
    return _keeper.standings(keys, on)
