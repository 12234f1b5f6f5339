"""One step of a story: on the row as it stands now, once, with its line in the trail."""

from feedback import news, reply_notices
from feedback.models import Story, StoryStep
from feedback.moderation import Standing, check_can_move, check_ready
from search import indexing


class ChangedMeanwhile(Exception):
    """Somebody else changed the story while it stood open. Its text says what to do."""

    def __init__(self):
        super().__init__(
            "Somebody else changed this while you had it open, so nothing of yours is saved yet. "
            "Compare it with what stands now. Save again to put yours in its place."
        )


def take_step(story, step, *, by, version, now, reason="", **changes):
    """Take one step of the table, on the row as it stands now, and write it into the trail."""
    current = Story.objects.select_for_update().get(pk=story.pk)
    check_version(current, version)
    move = check_can_move(current.state, step, by=by, reason=reason)
    check_ready(step, standing_of(current))
    for name, value in changes.items():
        setattr(current, name, value)
    current.state = move.to
    current.version += 1
    current.save(update_fields=["state", "version", *changes])
    StoryStep.objects.create(
        story=current,
        step=step,
        from_state=move.state,
        to_state=move.to,
        at=now,
        by=by,
        reason=reason.strip(),
    )
    news.follow(current, step)
    reply_notices.follow(current, step)
    return current


def standing_of(story):
    return Standing(
        consent=story.consent,
        is_agreed=story.author_agreed_at is not None,
        is_graded=story.seriousness is not None,
        is_held=story.concerns.open().exists(),
        lacks_second_look=story.was_typed_in and story.checked_at is None,
    )


def check_version(current, version):
    if version is not None and current.version != version:
        raise ChangedMeanwhile


def hidden(story):
    indexing.forget(Story, [story.pk])
    return story


def follow_in_search(story):
    """Search holds exactly what is published: refresh enters it, changes it or takes it out."""
    indexing.refresh(Story, [story.pk])
