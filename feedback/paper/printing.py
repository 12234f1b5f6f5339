"""Makes the PDF. It takes a moment, so it is made once for its words and kept until they change."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import typst
from django.conf import settings
from django.core.cache import cache
from django.db.models import TextChoices

from feedback.models import FeedbackSettings

from .questions import asked

TEMPLATE = Path(__file__).with_name("form.typ")
TAGGED = ["ua-1"]
KEPT = 30 * 24 * 60 * 60
TITLE = "Tell us what happened"


class Size(TextChoices):
    ORDINARY = "ordinary", "Ordinary print"
    LARGE = "large", "Large print"


@dataclass(frozen=True)
class Printed:
    """`name` changes with the words: who has this one already needs no other."""

    name: str
    pdf: bytes


def printed(size):
    """The form as it is asked today. Whoever is the first to ask for new words waits a moment."""
    words = json.dumps(words_of(size), ensure_ascii=False, sort_keys=True)
    name = hashlib.sha256(TEMPLATE.read_bytes() + words.encode()).hexdigest()[:32]
    return Printed(name, cache.get_or_set(f"printed-form-{name}", lambda: set_in_type(words), KEPT))


def set_in_type(words):
    """The bytes of the PDF: tagged for screen readers (PDF/UA-1), with its title and its language."""
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        sys_inputs={"form": words},
        pdf_standards=TAGGED,
        root=str(TEMPLATE.parent),
    )


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
