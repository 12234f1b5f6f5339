"""What people are asked to agree to, word for word. A version is never changed once used: add a new one."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Consent(TextChoices):
    PUBLISH = "publish", "May be published"
    AFTER_SEEN = "after_seen", "May be published once the author has seen it"
    ALLIANCE_ONLY = "alliance_only", "For the alliance only"


@dataclass(frozen=True)
class Wording:
    """One version of the question: what was asked, and the words of each answer that was offered."""

    question: str
    because: str
    answers: dict


WORDINGS = {
    "2026-11": Wording(
        question="May we publish what you wrote?",
        because=(
            "We never publish your name or how to reach you. A person reads every story first and takes out "
            "anything that could show who you are. You can change your mind later: tell us your reference."
        ),
        answers={
            Consent.PUBLISH: "Yes, you may publish it on this website",
            Consent.ALLIANCE_ONLY: "No, it is for the alliance to read and learn from",
        },
    ),
    "2026-11.2": Wording(
        question="May we publish what you wrote?",
        because=(
            "We never publish your name or how to reach you. A person reads every story first and takes out "
            "anything that could show who you are. You can change your mind at any time: you get five words "
            "that open your story again."
        ),
        answers={
            Consent.PUBLISH: "Yes, you may publish it on this website",
            Consent.AFTER_SEEN: "Yes, but only after I have seen the words that you will publish",
            Consent.ALLIANCE_ONLY: "No, it is for the alliance to read and learn from",
        },
    ),
    "fft-export": Wording(
        question="May the comments in this export be published?",
        because="The trust asked, with its Friends and Family question, whether comments may be made public.",
        answers={
            Consent.PUBLISH: "The trust confirms that these comments may be published without a name",
            Consent.ALLIANCE_ONLY: "The trust shares these comments for the alliance to learn from",
        },
    ),
}
CURRENT = "2026-11.2"
OF_AN_EXPORT = "fft-export"

NEWS, ASKED = "news", "asked"
CONTACT_WORDINGS = {
    "2026-11": Wording(
        question="May we email you about your story?",
        because=(
            "You can leave this out, and see how your story stands with your five words. We keep an email "
            "address apart from your story for a year, use it for nothing else, and never publish it."
        ),
        answers={
            NEWS: "Email me when something happens to my story",
            ASKED: "Email me if the alliance has a question about it",
        },
    ),
}
CONTACT = "2026-11"


def current_wording():
    return WORDINGS[CURRENT]


def contact_wording():
    return CONTACT_WORDINGS[CONTACT]
