"""What the printed form says, and the form itself: set in type once for its words."""

from pathlib import Path

from django.conf import settings

from feedback.models import FeedbackSettings
from portal import printing

from .questions import asked

TEMPLATE = Path(__file__).with_name("form.typ")
TITLE = "Tell us what happened"


def printed(size):
    """The form as it is asked today. Whoever is the first to ask for new words waits a moment."""
    return printing.printed(TEMPLATE, words_of(size))


def words_of(size):
    ours = FeedbackSettings.of_the_site()
    return {
        "title": TITLE,
        "size": size,
        "alliance": settings.ALLIANCE_NAME,
        "opening": opening(ours),
        "questions": asked(),
        "coming_back": COMING_BACK,
        "sending": sending(ours),
    }


def opening(ours):
    return [
        "Use this form to tell us about cancer care, yours or that of somebody close to you. What was good "
        "helps us as much as what was not.",
        "Leave out names, telephone numbers and addresses, yours and other people’s. A person reads every "
        "form. Nothing is published unless you say so at the end.",
        *ours.emergency.split("\n\n"),
    ]


COMING_BACK = (
    "We can give you five plain words, your receipt words. With them you can see on our website what happens "
    "to your story, see what we would publish, read the answer, or take your story back. Nobody needs them: "
    "you can leave this out.",
    "We cut this page off when it arrives. It is not kept with your story.",
)


def sending(ours):
    by_hand = "Hand it to any member of staff, for the alliance."
    by_post = f"Send it to {ours.post_to}." if ours.post_to else by_hand
    return [by_post, f"You can also tell us on our website: {settings.BASE_URL}/feedback/"]
