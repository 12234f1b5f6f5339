"""The decisions about a story as the desk offers them, one for each step of the table."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from feedback import actions
from feedback.actions.steps import standing_of
from feedback.consent import Consent
from feedback.moderation import MoveRefused, State, Step, can_be_ready, check_ready, moves_from


@dataclass(frozen=True)
class Decision:
    """What a button is called, what it does, and what it says when done.

    `asks` is the label of the words that the step needs, which are handed to `act` as `told_as`.
    """

    step: Step
    act: Callable
    button: str
    said: str
    explains: str = ""
    asks: str = ""
    told_as: str = "reason"
    keeps_changes: bool = True

    def take(self, *, story, by, now, told):
        words = {self.told_as: told} if self.asks else {}
        self.act(story=story, by=by, version=story.version, now=now, **words)
        return self.said


DECISIONS = {
    decision.step: decision
    for decision in (
        Decision(Step.PUBLISH, actions.publish, "Publish", "The story is published."),
        Decision(
            Step.APPROVE,
            actions.approve,
            "Show it to the author",
            "The author can see the words now.",
            "The author asked to see the words first. They are published when the author agrees.",
        ),
        Decision(
            Step.ASK_AUTHOR,
            actions.ask_author,
            "Ask the author",
            "The question waits for the author.",
            "They find it with their receipt words. The story waits for the answer.",
            "Your question",
            told_as="question",
        ),
        Decision(
            Step.DECLINE,
            actions.decline,
            "Decline",
            "The story is declined.",
            "It stays with the alliance, counts in the figures, and is not published.",
            "Why it is not published",
        ),
        Decision(
            Step.PUT_BACK,
            actions.put_back,
            "Put back in the queue",
            "The story is in the queue again.",
            "For somebody else to read. What you changed is kept.",
        ),
        Decision(
            Step.TAKE_DOWN,
            actions.take_down,
            "Take down",
            "The story is off every public page.",
            "Off every public page at once, to be looked at again.",
            "Why it is taken down",
            keeps_changes=False,
        ),
        Decision(
            Step.REOPEN,
            actions.reopen,
            "Open again",
            "The story is in review again.",
            "Back into review. If the author has it before them, they no longer do.",
            "Why it is opened again",
            keeps_changes=False,
        ),
        Decision(
            Step.WITHDRAW,
            actions.withdraw,
            "Withdraw for the author",
            "The story is withdrawn.",
            "The author wants it back: off every public page and out of the queue, for good.",
            "How the author asked",
            keeps_changes=False,
        ),
        Decision(
            Step.ERASE,
            actions.erase,
            "Erase for good",
            "The story is erased.",
            "Deletes the words, the original and everything added to them. There is no way back.",
            "Why it is erased",
            keeps_changes=False,
        ),
    )
}
FIRST = (Step.PUBLISH, Step.APPROVE)


def moves_on_the_desk(story, user):
    """What this person may do. Whoever changes or decides on a new story takes it into review with that."""
    is_new = story.state == State.RECEIVED
    return moves_from(State.IN_REVIEW if is_new else story.state, user)


def offered(story, user):
    """The decisions that may be pressed now. How serious it is may still be said with the same press."""
    steps = {move.step for move in moves_on_the_desk(story, user)}
    if story.state == State.RECEIVED:
        steps.discard(Step.PUT_BACK)
    standing = replace(standing_of(story), is_graded=True)
    return [each for step, each in DECISIONS.items() if step in steps and can_be_ready(step, standing)]


def held_back_because(story, user):
    """Why the story cannot appear now, or nothing. That nobody has graded it is no reason yet."""
    is_to_be_seen = story.consent == Consent.AFTER_SEEN and not story.author_agreed_at
    step = Step.APPROVE if is_to_be_seen else Step.PUBLISH
    if step not in {move.step for move in moves_on_the_desk(story, user)}:
        return ""
    try:
        check_ready(step, replace(standing_of(story), is_graded=True))
    except MoveRefused as refusal:
        return str(refusal)
    return ""
