"""What a press of a button on the workbench does. Each says what it did."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from feedback import actions
from feedback.cues import ConcernKind
from feedback.moderation import MoveRefused

from .deciding import DECISIONS

RAISE = "raise"


@dataclass(frozen=True)
class Press:
    """`what` was pressed, `which` one of several, and everything that the form sent with it."""

    what: str
    which: str
    sent: object

    @classmethod
    def of(cls, sent):
        what, _, which = sent.get("decision", "save").partition("-")
        return cls(what, which, sent)

    @property
    def decision(self):
        return DECISIONS.get(self.what)

    @property
    def keeps_changes(self):
        return self.decision.keeps_changes if self.decision else True

    def told(self, name):
        """What stands in the field of this button: reason-3, outcome-12, why-decline."""
        return self.sent.get(f"{name}-{self.which}", "").strip()

    @property
    def told_why(self):
        """The reason or the question that goes with a decision."""
        return self.sent.get(f"why-{self.what}", "").strip()

    def do(self, story, *, by, now):
        """Do it, and return what to say."""
        if self.decision:
            return self.decision.take(story=story, by=by, now=now, told=self.told_why)
        if self.what not in DOES:
            raise Http404
        return DOES[self.what](self, story, by, now)


def save(press, story, by, now):
    return "Your changes are kept."


def redact(press, story, by, now):
    actions.redact(
        story=story,
        words=press.told("words"),
        kind=press.told("kind") or actions.OTHER,
        instead=press.told("instead"),
        reason=needed(press.told("reason")),
        by=by,
        version=story.version,
        now=now,
    )
    return "The words are taken out."


def redact_all(press, story, by, now):
    for number in press.sent.getlist("mark"):
        redact(Press("redact", number, press.sent), story, by, now)
        story.refresh_from_db()
    return "The marked words are taken out."


def keep(press, story, by, now):
    actions.keep_mark(
        story=story, words=press.told("words"), kind=press.told("kind"), by=by, version=story.version, now=now
    )
    return "The words stay."


def raise_concern(press, story, by, now):
    kind = press.sent.get("concern", "")
    if kind not in ConcernKind.values:
        raise MoveRefused("Choose what the concern is about.")
    actions.raise_concern(story=story, kind=kind, by=by, now=now)
    return "The concern is raised, and the safeguarding lead is told."


def settle(press, story, by, now):
    concern = get_object_or_404(story.concerns, pk=int(press.which) if press.which.isdecimal() else 0)
    actions.settle_concern(concern=concern, by=by, outcome=press.told("outcome"), now=now)
    return "The concern is settled."


def needed(reason):
    if not reason:
        raise MoveRefused("Say why the words are taken out. The author can read the reason.")
    return reason


DOES = {
    "save": save,
    "redact": redact,
    "redact_all": redact_all,
    "keep": keep,
    RAISE: raise_concern,
    "settle": settle,
}
