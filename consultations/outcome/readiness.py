"""What is left to do before an outcome is shown, as sentences. Pure."""

from consultations import wording

NO_PROMISE = "No promise is linked to it. Where something will change, say what, who and by when."


def left_to_do(page, unread, promises, now):
    """`unread`: {question: how many answers in people's own words nobody has read}. Empty: it is ready."""
    steps = (
        (now < page.closes_at, "People can still answer."),
        (sum(unread.values()), f"{sum(unread.values()):,} answers in people’s own words are not read yet."),
        (not page.outcome, "What you asked, what people said and what you did is not written yet."),
        (page.outcome and not promises, NO_PROMISE),
        (wording.is_late(page, now), f"It was due by {wording.day(page.outcome_due)}. Say why it is late."),
    )
    return [sentence for is_so, sentence in steps if is_so]
