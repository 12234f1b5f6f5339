"""The rule of publication: one table says which step may follow, who may take it, and whether to say why."""

from dataclasses import dataclass

from django.db.models import TextChoices

from feedback.consent import Consent


class State(TextChoices):
    RECEIVED = "received", "Received"
    IN_REVIEW = "in_review", "In review"
    WAITING_AUTHOR = "waiting_author", "Waiting for the author"
    APPROVED = "approved", "Approved, waiting for the author to agree"
    PUBLISHED = "published", "Published"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ERASED = "erased", "Erased"


class Step(TextChoices):
    RECEIVE = "receive", "Received"
    START_REVIEW = "start_review", "Review started"
    PUT_BACK = "put_back", "Put back in the queue"
    SECOND_LOOK = "second_look", "Compared with the paper or the notes by a second person"
    EDIT = "edit", "Words or tags changed"
    ASK_AUTHOR = "ask_author", "Author asked"
    AUTHOR_ANSWERS = "author_answers", "Author answered"
    APPROVE = "approve", "Approved for the author to see"
    AUTHOR_AGREES = "author_agrees", "Author agreed"
    AUTHOR_DISAGREES = "author_disagrees", "Author disagreed"
    PUBLISH = "publish", "Published"
    TAKE_DOWN = "take_down", "Taken down to look again"
    DECLINE = "decline", "Declined"
    REOPEN = "reopen", "Opened again"
    WITHDRAW = "withdraw", "Withdrawn"
    ERASE = "erase", "Erased"


class Who(TextChoices):
    """Who may take a step. The first two are permissions; the author proves who they are by their receipt."""

    MODERATOR = "feedback.moderate_story", "a moderator"
    ERASER = "feedback.erase_story", "somebody who may erase stories"
    AUTHOR = "author", "the author"


@dataclass(frozen=True)
class Move:
    """From `state`, `who` may take `step`, which leads `to`; `needs_reason` asks for a sentence why."""

    state: State
    step: Step
    to: State
    who: Who
    needs_reason: bool = False


S, T = State, Step
OPEN = (S.RECEIVED, S.IN_REVIEW, S.WAITING_AUTHOR, S.APPROVED)
ENDED = (S.PUBLISHED, S.DECLINED)
WAITING_FOR_US = (S.RECEIVED, S.IN_REVIEW)

MOVES = (
    Move(S.RECEIVED, T.START_REVIEW, S.IN_REVIEW, Who.MODERATOR),
    Move(S.IN_REVIEW, T.PUT_BACK, S.RECEIVED, Who.MODERATOR),
    *(Move(state, T.SECOND_LOOK, state, Who.MODERATOR) for state in WAITING_FOR_US),
    Move(S.IN_REVIEW, T.EDIT, S.IN_REVIEW, Who.MODERATOR),
    Move(S.PUBLISHED, T.EDIT, S.PUBLISHED, Who.MODERATOR, needs_reason=True),
    Move(S.IN_REVIEW, T.ASK_AUTHOR, S.WAITING_AUTHOR, Who.MODERATOR, needs_reason=True),
    Move(S.WAITING_AUTHOR, T.AUTHOR_ANSWERS, S.IN_REVIEW, Who.AUTHOR),
    Move(S.WAITING_AUTHOR, T.REOPEN, S.IN_REVIEW, Who.MODERATOR, needs_reason=True),
    Move(S.IN_REVIEW, T.APPROVE, S.APPROVED, Who.MODERATOR),
    Move(S.APPROVED, T.AUTHOR_AGREES, S.PUBLISHED, Who.AUTHOR),
    Move(S.APPROVED, T.AUTHOR_DISAGREES, S.IN_REVIEW, Who.AUTHOR),
    Move(S.APPROVED, T.REOPEN, S.IN_REVIEW, Who.MODERATOR, needs_reason=True),
    Move(S.IN_REVIEW, T.PUBLISH, S.PUBLISHED, Who.MODERATOR),
    Move(S.PUBLISHED, T.AUTHOR_DISAGREES, S.IN_REVIEW, Who.AUTHOR),
    Move(S.PUBLISHED, T.TAKE_DOWN, S.IN_REVIEW, Who.MODERATOR, needs_reason=True),
    *(Move(state, T.DECLINE, S.DECLINED, Who.MODERATOR, needs_reason=True) for state in OPEN),
    Move(S.DECLINED, T.REOPEN, S.IN_REVIEW, Who.MODERATOR, needs_reason=True),
    *(Move(state, T.WITHDRAW, S.WITHDRAWN, Who.AUTHOR) for state in (*OPEN, *ENDED)),
    *(Move(state, T.WITHDRAW, S.WITHDRAWN, Who.MODERATOR, needs_reason=True) for state in (*OPEN, *ENDED)),
    *(Move(state, T.ERASE, S.ERASED, Who.AUTHOR) for state in (*OPEN, *ENDED, S.WITHDRAWN)),
    *(Move(state, T.ERASE, S.ERASED, Who.ERASER, True) for state in (*OPEN, *ENDED, S.WITHDRAWN)),
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What besides its state decides whether a story may go on: see check_ready."""

    consent: Consent
    is_agreed: bool
    is_graded: bool
    is_held: bool
    lacks_second_look: bool = False


class MoveRefused(Exception):
    """A step that the table does not allow. Its text says why, in words for the person who tried."""


def moves_from(state, by):
    """What `by` may do with a story in this state: a user, or None for its author."""
    return [move for move in MOVES if move.state == state and _may(by, move.who)]


def check_can_move(state, step, *, by, reason=""):
    """The move that this step makes. Raises MoveRefused with a reason a person can act on."""
    known = [move for move in MOVES if (move.state, move.step) == (state, step)]
    if not known:
        raise MoveRefused(f"“{Step(step).label}” is not possible while a story is “{State(state).label}”.")
    allowed = [move for move in known if _may(by, move.who)]
    if not allowed:
        raise MoveRefused(f"Only {known[0].who.label} can do this.")
    if allowed[0].needs_reason and not reason.strip():
        raise MoveRefused("Say why. The reason is kept with the story.")
    return allowed[0]


def check_ready(step, standing):
    """Whether a story that stands so may take this step. Raises MoveRefused with what to do first."""
    if step == T.AUTHOR_AGREES and standing.is_held:
        raise MoveRefused("Somebody is looking at what you wrote first. Please come back later.")
    if step in (T.APPROVE, T.PUBLISH) and standing.is_held:
        raise MoveRefused("A concern about this story is open. It is held until the concern is settled.")
    if step in (T.APPROVE, T.PUBLISH, T.DECLINE) and not standing.is_graded:
        raise MoveRefused("Say how serious it is first.")
    if step in (T.APPROVE, T.PUBLISH) and standing.lacks_second_look:
        raise MoveRefused(
            "It came on paper or by telephone. A second person compares it with the paper or the notes first."
        )
    if step in (T.APPROVE, T.PUBLISH):
        _check_consent(step, standing)


def _check_consent(step, standing):
    if standing.consent == Consent.ALLIANCE_ONLY:
        raise MoveRefused(
            "The author asked us not to publish this. You can sort it and decline to publish it."
        )
    asked_to_see = standing.consent == Consent.AFTER_SEEN
    if step == T.PUBLISH and asked_to_see and not standing.is_agreed:
        raise MoveRefused("The author wants to see the words first. Approve them for the author to see.")
    if step == T.APPROVE and not asked_to_see:
        raise MoveRefused("The author did not ask to see it first. You can publish it.")


def can_be_ready(step, standing):
    try:
        check_ready(step, standing)
    except MoveRefused:
        return False
    return True


def can_move(state, step, *, by, reason=""):
    try:
        check_can_move(state, step, by=by, reason=reason)
    except MoveRefused:
        return False
    return True


def _may(by, who):
    if who == Who.AUTHOR:
        return by is None
    return by is not None and by.has_perm(who.value)
