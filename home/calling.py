"""Whether a call to take part can still be answered. Its last day belongs to it, in London."""


def is_open_on(closes, today):
    """A call without a closing date stays open until it is taken down."""
    return closes is None or today <= closes


def days_left(closes, today):
    """In words, for a card: Closes today, 1 day left, 12 days left."""
    if closes is None:
        return "No closing date"
    days = (closes - today).days
    if days < 0:
        return "Closed"
    if days == 0:
        return "Closes today"
    return "1 day left" if days == 1 else f"{days} days left"


def calls_to_answer(calls, today, most):
    """The first of those that are open, each with a note of how long it still is."""
    found = list(calls.open(today)[:most])
    for call in found:
        call.note = days_left(call.closes_date, today)
    return found
