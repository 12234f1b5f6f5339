"""What the printed questionnaire says: the questions of the website, with room to write or boxes to tick."""

from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags

from consultations import consent, stages, wording
from consultations.actions import questionnaire_of
from portal import printing

from .questions import asked

TEMPLATE = Path(__file__).with_name("questionnaire.typ")


def printed(page, size):
    """The questionnaire as it is asked today. Whoever is the first to ask for new words waits a moment."""
    return printing.printed(TEMPLATE, told(page, size))


def told(page, size):
    return {
        "title": page.title,
        "size": size,
        "alliance": settings.ALLIANCE_NAME,
        "why": strip_tags(page.why.replace("</p>", "\n")).strip(),
        "opening": opening(page),
        "questions": asked(questionnaire_of(page)),
        "publish": {"heading": consent.QUESTION, "hint": consent.HINT},
        "sending": sending(page),
    }


def opening(page):
    last_day, hour = stages.last_day(page.closes_at), wording.clock(page.closes_at)
    return [
        f"For: {page.who_for}. It takes about {page.minutes_to_answer} minutes. "
        f"It closes on {wording.day(last_day)} at {hour}: the form must have reached us by then.",
        "You can leave out any question that is not marked “must be answered”. Leave out names, telephone "
        "numbers and addresses, yours and other people’s. A person types in what you write.",
    ]


def sending(page):
    address = settings.BASE_URL.rstrip("/") + reverse("consultations:start", args=[page.pk])
    return [
        "Hand it to any member of staff, for the alliance.",
        f"You can also answer on our website: {address}",
    ]
