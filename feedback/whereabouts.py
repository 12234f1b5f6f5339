"""Where a story stands, for its author: one sentence, and the line of its steps with their dates."""

from feedback.consent import Consent
from feedback.moderation import State, Step

NOW = {
    State.RECEIVED: "We have it. Nobody has read it yet.",
    State.IN_REVIEW: "A person is reading it.",
    State.WAITING_AUTHOR: "We have a question for you.",
    State.APPROVED: "It is ready. Nothing is published until you say yes.",
    State.PUBLISHED: "It is on our website, without your name.",
    State.DECLINED: "The alliance keeps it and learns from it. It is not published.",
    State.WITHDRAWN: "You took it back. Nobody can read it on our website.",
    State.ERASED: "It is erased.",
}
# The step that ends the way, and what its stop on the line is called.
ENDS = {
    State.DECLINED: (Step.DECLINE, "Kept for the alliance, not published"),
    State.WITHDRAWN: (Step.WITHDRAW, "You took it back"),
    State.ERASED: (Step.ERASE, "Erased"),
}
COMES_LAST = {
    Consent.AFTER_SEEN: "Published, if you agree",
    Consent.ALLIANCE_ONLY: "Kept for the alliance",
}


def line_of(story, steps, replies):
    """Stops as the component progress_steps takes them. `steps` and `replies` in the order they came."""
    when = {step.step: step.at for step in steps}
    stops = [_done("We received it", story.received_at)]
    if Step.START_REVIEW in when or story.state not in (State.RECEIVED, *ENDS):
        stops.append(_done("A person opened it", when.get(Step.START_REVIEW)))
    if story.state in ENDS:
        step, label = ENDS[story.state]
        return [*stops, _done(label, when.get(step))]
    return [*stops, *_what_follows(story, when, replies)]


def _what_follows(story, when, replies):
    if story.state == State.PUBLISHED:
        return [_done("Published", story.published_at), *_answers(replies)]
    later = [_later(COMES_LAST.get(story.consent, "Published"))]
    if story.state == State.WAITING_AUTHOR:
        return [_now("We asked you a question", when.get(Step.ASK_AUTHOR)), *later]
    if story.state == State.APPROVED:
        return [_now("You read it before others do", when.get(Step.APPROVE)), *later]
    label = "A person reads it" if story.state == State.RECEIVED else "It is made ready"
    return [_now(label), *later]


def _answers(replies):
    if not replies:
        return [_now("Waiting for an answer")]
    stops = [_done("Answered", replies[0].published_at)]
    changes = [reply for reply in replies if reply.change]
    return stops + [_done(reply.get_outcome_display(), reply.published_at) for reply in changes]


def _done(label, date):
    return {"label": label, "state": "done", "date": date}


def _now(label, date=None):
    return {"label": label, "state": "current", "date": date}


def _later(label):
    return {"label": label, "state": "todo"}
