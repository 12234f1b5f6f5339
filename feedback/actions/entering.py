"""What came on paper or by telephone: a second person compares what was typed with it."""

from django.db import transaction

from feedback.moderation import MoveRefused, Step

from .steps import take_step


@transaction.atomic
def second_look(*, story, by, version, now):
    """Say that the typed words are those of the paper or the notes. Whoever typed them cannot say it."""
    if not story.was_typed_in:
        raise MoveRefused("Its author typed it. There is nothing to compare it with.")
    if story.entered_by_id == by.pk:
        raise MoveRefused("You typed it in. Somebody else compares it with the paper or the notes.")
    return take_step(story, Step.SECOND_LOOK, by=by, version=version, now=now, checked_by=by, checked_at=now)
