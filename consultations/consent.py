"""What a person is asked about their answers as a whole: whose they are, and what we may publish.

A draft keeps it under ABOUT, which no question can be called: keys of questions hold no full stop.
"""

from django.db.models import TextChoices

ABOUT = ".about"
# The version of the question below. It is kept with each answer: change it with the words.
CURRENT = "2026-11"


class Whose(TextChoices):
    MINE = "mine", "Mine, or those of the person I am helping"
    GROUP = "group", "A group’s, for example from a meeting"


class Publish(TextChoices):
    NO = "no", "No. Read them and count them, and publish nothing of what I wrote"
    YES = "yes", "Yes, without my name"
    NAMED = "named", "Yes, with my name"


QUESTION = "May we publish what you wrote in your own words?"
HINT = (
    "Only after the consultation has closed, and after a person has read it and taken out what could show "
    "who somebody is. You can change your mind at any time."
)


def about(answers):
    """What was said about the answers as a whole."""
    given = answers.get(ABOUT)
    return given if isinstance(given, dict) else {}


def group_size(answers):
    """How many people the answers stand for, where they are a group's."""
    said = about(answers)
    size = said.get("group_size")
    return size if said.get("whose") == Whose.GROUP and isinstance(size, int) and size > 1 else None


def publish_consent(answers):
    """The version of the question that was answered with yes; empty for no."""
    return CURRENT if about(answers).get("publish") in (Publish.YES, Publish.NAMED) else ""


def wants_name(answers):
    return about(answers).get("publish") == Publish.NAMED
