"""The letters that remind people of a consultation, for the gallery."""

from consultations.reminding import CLOSING, CONFIRM, SUBJECTS, UNFINISHED
from portal.letters import Sample, register, whole

REMINDED = "somebody who asked to be reminded"


def told(**more):
    return {
        "title": "How should letters read?",
        "closes": "3 June 2026 at 5pm",
        "has_begun": False,
        "come_back_url": whole("/consultations/come-back/"),
        "page_url": whole("/take-part/how-should-letters-read/"),
        "confirm_url": whole("/consultations/reminders/sample/"),
        **more,
    }


def letter(what, when, *, state="", can_be_stopped=True, **more):
    return Sample(
        f"consultations/email/{what}",
        SUBJECTS[what],
        REMINDED,
        when,
        lambda: told(**more),
        state=state,
        can_be_stopped=can_be_stopped,
    )


register(
    letter(CONFIRM, "when somebody asked for reminders to this address", can_be_stopped=False),
    letter(CLOSING, "when the consultation soon closes"),
    letter(CLOSING, "when the consultation soon closes", state="begun", has_begun=True),
    letter(UNFINISHED, "when answers were begun and not sent"),
)
