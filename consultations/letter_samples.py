"""The letters about consultations, for the gallery."""

from consultations import owing
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


def owed():
    late = "The outcome was due by 22 September 2026 and is late"
    return owing.context_of("Where should the clinic be?", late, 1)


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
    Sample(
        "consultations/email/outcome_owed",
        owing.SUBJECT,
        "whoever answers for a consultation",
        "before the outcome is due, on the day, and each week that it is late",
        owed,
    ),
)
