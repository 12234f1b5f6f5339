"""The way of a published story, from the day it was told to what changed because of it. Pure."""

from feedback.models import Reply

CHANGES = {Reply.Outcome.CHANGE_PLANNED: "Change planned", Reply.Outcome.CHANGE_MADE: "Change made"}


def timeline_of(story, today):
    """Steps as the component progress_steps takes them: told, published, answered, planned, made, due."""
    replies = story.published_replies
    steps = [_done("Told", story.received_at), _done("Published", story.published_at)]
    if not replies:
        return [*steps, {"label": "Waiting for an answer", "state": "current"}]
    steps.append(_done("Answered", replies[0].published_at))
    steps += [
        _done(CHANGES[reply.outcome], reply.published_at) for reply in replies if reply.outcome in CHANGES
    ]
    return [*steps, *(_due(plan, today) for plan in open_plans(replies))]


def open_plans(replies):
    """The plans among these that no later reply reports on, the one that is due first at the top."""
    settled = {reply.follows_id for reply in replies}
    plans = [reply for reply in replies if reply.outcome == Reply.Outcome.CHANGE_PLANNED]
    return sorted((plan for plan in plans if plan.pk not in settled), key=lambda plan: plan.change_on)


def _done(label, date):
    return {"label": label, "state": "done", "date": date}


def _due(plan, today):
    """The day is told, not hidden, when it is past."""
    label = "Change due" if plan.change_on >= today else "Change overdue since"
    return {"label": label, "state": "current", "date": plan.change_on}
