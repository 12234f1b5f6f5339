"""What goes to somebody else when a person leaves. Each app says what it is and how it is handed over.

In an app's apps.py: leaving.register(Handover("pages and documents", how_many, hand_over)).
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Handover:
    """`how_many(person)` of what is `called` so they keep; `hand_over(of, to, by, now)` gives it on."""

    called: str
    how_many: Callable
    hand_over: Callable


_HANDOVERS: dict[str, Handover] = {}


def register(handover):
    _HANDOVERS[handover.called] = handover


def kept_by(person):
    """[(how many, of what)] that would be left to nobody."""
    counts = [(each.how_many(person), each.called) for each in _HANDOVERS.values()]
    return [(number, called) for number, called in counts if number]


def hand_over_everything(*, of, to, by, now):
    for each in _HANDOVERS.values():
        each.hand_over(of=of, to=to, by=by, now=now)
