"""What a card says of a row, where that depends on the moment."""

from django.template.defaultfilters import date as in_words

from consultations.stages import Stage, days_left
from home.promise_states import promise_state_on


def consultation_card(page, now):
    """The parameters of components/consultation_card.html, without its address."""
    stage = page.stage_at(now)
    return {
        "page": page,
        "stage": stage.value,
        "stage_label": stage.label,
        "note": _note(page, stage, now),
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


def _note(page, stage, now):
    if stage is Stage.OPEN:
        return _time_left(days_left(page.closes_at, now))
    if stage is Stage.FORTHCOMING:
        return f"Opens {in_words(page.opens_at, 'j F Y')}"
    if stage is Stage.CLOSED:
        return f"We will answer by {in_words(page.outcome_due, 'j F Y')}"
    return f"Answered {in_words(page.outcome_published_at, 'F Y')}"


def _time_left(days):
    if not days:
        return "Last day to answer"
    return "1 day left" if days == 1 else f"{days} days left"
