"""Who has a story open on the desk, so that two do not do the same work."""

from datetime import timedelta

from feedback.models import Story

HELD_FOR = timedelta(minutes=30)


def open_on_desk(*, story, by, now):
    """Note that `by` has the story open, unless somebody else has had it open for less than half an hour."""
    if who_else_has(story, by, now):
        return
    Story.objects.filter(pk=story.pk).update(opened_by=by, opened_at=now)
    story.opened_by, story.opened_at = by, now


def who_else_has(story, user, now):
    """The other person who has it open, or None."""
    is_open = story.opened_at and now - story.opened_at < HELD_FOR
    return story.opened_by if is_open and story.opened_by_id != user.pk else None
