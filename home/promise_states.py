"""How a promise stands on a day, in the four words that the public reads."""

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    KEPT = "kept"
    ON_TIME = "on time"
    LATE = "late"
    BROKEN = "broken"


def promise_state_on(state: str, due_date: date, on: date) -> Standing:
    """`state` is what the alliance says (planned, kept, not_kept); only an open promise changes with time.

    A promise is late from the day after it was due. It is broken when the alliance says that it will not be
    kept, never by the calendar alone.
    """
    if state == "kept":
        return Standing.KEPT
    if state == "not_kept":
        return Standing.BROKEN
    return Standing.LATE if on > due_date else Standing.ON_TIME
