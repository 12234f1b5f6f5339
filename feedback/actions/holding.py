"""What the law tells us to keep: a hold on a story, with its trail."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from feedback.models import LegalHold
from feedback.moderation import MoveRefused, State
from portal.privacy import audit

HOLD = "feedback.erase_story"


@transaction.atomic
def place_hold(*, story, by, why, told_author, until, now):
    """No clock deletes the story, and nobody can erase it, until the day is over or the hold is lifted."""
    _check_may_hold(by)
    if story.state == State.ERASED:
        raise MoveRefused("This story is erased. There is nothing left to keep.")
    if until < timezone.localdate(now):
        raise MoveRefused("Choose a day that is still to come.")
    story.legal_holds.over(timezone.localdate(now)).update(lifted_at=now, lifted_by=by)
    try:
        with transaction.atomic():
            hold = LegalHold.objects.create(
                story=story, why=why, told_author=told_author, until=until, placed_at=now, placed_by=by
            )
    except IntegrityError as clash:
        raise MoveRefused("This story is held already. Lift that hold first.") from clash
    audit.record(action="placed a legal hold on", subject=story, by=by, reason=why)
    return hold


@transaction.atomic
def lift_hold(*, hold, by, now):
    """The clocks go on from here. Whatever was due meanwhile goes in the next night."""
    _check_may_hold(by)
    hold = LegalHold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_at is None:
        hold.lifted_at, hold.lifted_by = now, by
        hold.save(update_fields=["lifted_at", "lifted_by"])
        audit.record(action="lifted the legal hold on", subject=hold.story, by=by)
    return hold


def _check_may_hold(by):
    if not by.has_perm(HOLD):
        raise MoveRefused("Only somebody who may erase stories can do this.")
