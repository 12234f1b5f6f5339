"""The rule of replies: one table says which step may follow, who may take it, and whether to say why.

A reply is public only as its second reader left it: whoever has written any of its words never approves it.
"""

from dataclasses import dataclass

from django.db.models import TextChoices

from feedback.moderation import MoveRefused

WRITE = "feedback.write_reply"
WRITE_FOR_ANY = "feedback.write_any_reply"
CHECK = "feedback.check_reply"


class ReplyState(TextChoices):
    DRAFT = "draft", "Being written"
    CHECKING = "checking", "Waiting for a second person"
    SENT_BACK = "sent_back", "Sent back to be mended"
    APPROVED = "approved", "Approved, shown after the time to undo"
    PUBLISHED = "published", "Published"
    TAKEN_DOWN = "taken_down", "Taken down"
    PUT_ASIDE = "put_aside", "Put aside"


class ReplyStep(TextChoices):
    WRITE = "write", "Written"
    SEND = "send", "Sent to be checked"
    CALL_BACK = "call_back", "Taken back to be changed"
    SEND_BACK = "send_back", "Sent back to be mended"
    APPROVE = "approve", "Approved by a second person"
    UNDO = "undo", "Approval undone"
    SHOW = "show", "Published"
    TAKE_DOWN = "take_down", "Taken down"
    PUT_ASIDE = "put_aside", "Put aside"
    REOPEN = "reopen", "Opened again"


class Part(TextChoices):
    """Who may take a step, in the words of a refusal."""

    WRITER = "writer", "somebody who answers for this organisation"
    CHECKER = "checker", "a second person, who has written none of it,"
    KEEPER = "keeper", "somebody who checks replies or answers for this organisation"
    CLOCK = "clock", "the clock"


@dataclass(frozen=True)
class ReplyMove:
    """From `state`, whoever plays the part may take `step`, which leads `to`."""

    state: ReplyState
    step: ReplyStep
    to: ReplyState
    part: Part
    needs_reason: bool = False


# What the second reader looks at, and signs for, one by one.
CHECKS = {
    "tone": "It is kind, plain and answers what was told",
    "change": "It claims no change without saying what changes, who sees to it and when",
    "nobody_named": "It tells nothing personal about anybody: no name, no date, nothing from a record",
}

S, T = ReplyState, ReplyStep
UNFINISHED = (S.DRAFT, S.SENT_BACK)
IN_PROGRESS = (S.DRAFT, S.CHECKING, S.SENT_BACK, S.APPROVED)
ENDED = (S.TAKEN_DOWN, S.PUT_ASIDE)
HAVE_BEEN_SHOWN = (S.PUBLISHED, S.TAKEN_DOWN)

REPLY_MOVES = (
    *(ReplyMove(state, T.WRITE, state, Part.WRITER) for state in UNFINISHED),
    *(ReplyMove(state, T.SEND, S.CHECKING, Part.WRITER) for state in UNFINISHED),
    *(ReplyMove(state, T.PUT_ASIDE, S.PUT_ASIDE, Part.WRITER) for state in UNFINISHED),
    ReplyMove(S.CHECKING, T.CALL_BACK, S.DRAFT, Part.WRITER),
    ReplyMove(S.CHECKING, T.SEND_BACK, S.SENT_BACK, Part.CHECKER, needs_reason=True),
    ReplyMove(S.CHECKING, T.APPROVE, S.APPROVED, Part.CHECKER),
    ReplyMove(S.APPROVED, T.UNDO, S.CHECKING, Part.KEEPER),
    ReplyMove(S.APPROVED, T.SHOW, S.PUBLISHED, Part.CLOCK),
    ReplyMove(S.PUBLISHED, T.TAKE_DOWN, S.TAKEN_DOWN, Part.KEEPER, needs_reason=True),
    *(ReplyMove(state, T.REOPEN, S.DRAFT, Part.WRITER) for state in ENDED),
)


def answers_for(user, organisation_id):
    """Whether the person may write in the name of the organisation."""
    if user.has_perm(WRITE_FOR_ANY):
        return True
    return user.has_perm(WRITE) and organisation_id is not None and user.organisation_id == organisation_id


def replies_moves_from(reply, by, writers):
    """What `by` may do with the reply now; `writers` are the keys of all who have written any of it."""
    return [
        move for move in REPLY_MOVES if move.state == reply.state and _plays(by, move.part, reply, writers)
    ]


def check_can_move_reply(reply, step, *, by, writers, reason=""):
    """The move that this step makes. Raises MoveRefused with a reason a person can act on."""
    known = [move for move in REPLY_MOVES if (move.state, move.step) == (reply.state, step)]
    if not known:
        state = ReplyState(reply.state).label
        raise MoveRefused(f"“{ReplyStep(step).label}” is not possible while a reply is “{state}”.")
    move = known[0]
    if not _plays(by, move.part, reply, writers):
        raise MoveRefused(f"Only {move.part.label} can do this.")
    if move.needs_reason and not reason.strip():
        raise MoveRefused("Say why. The reason is kept with the reply.")
    return move


def _plays(by, part, reply, writers):
    if part == Part.CLOCK or by is None:
        return part == Part.CLOCK and by is None
    if part == Part.CHECKER:
        return by.has_perm(CHECK) and by.pk not in writers
    speaks = answers_for(by, reply.organisation_id)
    return speaks or (part == Part.KEEPER and by.has_perm(CHECK))


def check_is_signed(checks):
    """All of CHECKS are signed for, or MoveRefused names what is missing."""
    missing = [words for name, words in CHECKS.items() if name not in checks]
    if missing:
        raise MoveRefused(f"Tick this when it is so, or send the reply back: “{missing[0]}”.")


def problems_with_change(reply, today):
    """{field: what to do}: a change needs a description, an owner and a date that fits what is claimed."""
    if reply.outcome == "answered":
        return {}
    is_plan = reply.outcome == "change_planned"
    problems = {}
    if not reply.change.strip():
        problems["change"] = "Say what will change" if is_plan else "Say what has changed"
    if not reply.change_owner.strip():
        problems["change_owner"] = "Enter the role that sees to it, for example: lead cancer nurse"
    if problem := _problem_with_date(reply.change_on, is_plan, today):
        problems["change_on"] = problem
    return problems


def _problem_with_date(day, is_plan, today):
    if day is None:
        return "Enter the date when it is due" if is_plan else "Enter the date when it was made"
    if is_plan and day < today:
        return "Enter a date that is still to come. If the change is made, choose “Change made”"
    if not is_plan and day > today:
        return "Enter a date that has come. If the change is still to be made, choose “Change planned”"
    return ""


def check_change_is_said(reply, today):
    """Raises MoveRefused where a change is claimed and not said whole."""
    for problem in problems_with_change(reply, today).values():
        raise MoveRefused(f"{problem}.")
