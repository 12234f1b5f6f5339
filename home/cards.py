"""What a card says of a row, where that depends on the moment."""

from consultations import wording
from home.promise_states import promise_state_on


def consultation_card(page, now):
    """The parameters of components/consultation_card.html, without its address."""
    stage = page.stage_at(now)
    return {
        "page": page,
        "stage": stage.value,
        "stage_label": stage.label,
        "note": wording.standing(page, now),
    }


def promise_card(promise, on):
    """The parameters of components/promise.html."""
    return {
        "promise": promise,
        "standing": promise_state_on(promise.state, promise.due_date, on).value,
        "did_label": "We did" if promise.kept_date else "We said we would",
        "date": promise.kept_date or promise.due_date,
    }


def number(count, one, many=""):
    """A count with its noun: 1 story, 2 stories, 1,200 stories."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
