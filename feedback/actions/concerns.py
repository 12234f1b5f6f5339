"""Concerns that a person raises by hand, and their end: settled, with what was done."""

from django.db import transaction

from feedback.models import Story, StoryConcern
from feedback.moderation import MoveRefused, State, Step
from feedback.safeguarding import BY_HAND, check_can_settle, tell_duty
from portal.privacy import audit

from .steps import take_step


@transaction.atomic
def raise_concern(*, story, kind, by, now):
    """Hold the story until somebody on duty has settled it. One its author has before them is reopened."""
    if not by.has_perm("feedback.view_story"):
        raise MoveRefused("Only somebody who may read the story can do this.")
    story = Story.objects.select_for_update().get(pk=story.pk)
    concern, is_new = StoryConcern.objects.get_or_create(
        story=story, kind=kind, settled_at=None, defaults={"cue": BY_HAND, "raised_at": now, "raised_by": by}
    )
    if not is_new:
        raise MoveRefused("This concern is open already.")
    if story.state == State.APPROVED and by.has_perm("feedback.moderate_story"):
        take_step(story, Step.REOPEN, by=by, version=None, now=now, reason="A concern was raised.")
    audit.record(action="raise a concern", subject=story, by=by)
    tell_duty([concern])
    return concern


@transaction.atomic
def settle_concern(*, concern, by, outcome, now):
    """Close the concern with what was done. The story may go on once none is open."""
    check_can_settle(by)
    if not outcome.strip():
        raise MoveRefused("Say what was done. It is kept with the story.")
    concern = StoryConcern.objects.select_for_update().get(pk=concern.pk)
    if concern.settled_at:
        raise MoveRefused("Somebody has settled this concern already.")
    concern.settled_at, concern.settled_by, concern.outcome = now, by, outcome.strip()
    concern.save(update_fields=["settled_at", "settled_by", "outcome"])
    audit.record(action="settle a concern", subject=concern.story, by=by)
    return concern
