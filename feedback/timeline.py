"""The way of a published story, from the day it was told to what changed because of it."""

from feedback.models import Reply

COMES_AFTER = (
    (Reply.Outcome.ANSWERED, "Answered"),
    (Reply.Outcome.CHANGE_PLANNED, "Change planned"),
    (Reply.Outcome.CHANGE_MADE, "Change made"),
)


def timeline_of(story):
    """Steps as the component progress_steps takes them: told, published, and what replies brought."""
    steps = [_done("Told", story.received_at), _done("Published", story.published_at)]
    first = {}
    for reply in story.published_replies:
        first.setdefault(reply.outcome, reply.published_at)
    if story.published_replies:
        first.setdefault(Reply.Outcome.ANSWERED, story.published_replies[0].published_at)
    reached = [_done(label, first[outcome]) for outcome, label in COMES_AFTER if outcome in first]
    return steps + (reached or [{"label": "Waiting for an answer", "state": "current"}])


def _done(label, date):
    return {"label": label, "state": "done", "date": date}
