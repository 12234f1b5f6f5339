"""How a story goes: withdrawn by its author, or for them."""

from django.db import transaction

from feedback.moderation import Step

from .steps import hidden, take_step


@transaction.atomic
def withdraw(*, story, by=None, now, version=None, reason=""):
    """The author's wish, or a moderator's for the author: off every public page, and out of the queue."""
    return hidden(take_step(story, Step.WITHDRAW, by=by, version=version, now=now, reason=reason))
