"""What is deleted because its time is over. Each strike leaves alone what the law tells us to keep."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from feedback.models import EqualityAnswers, Story, StoryContact, StoryMessage, StoryOriginal, StoryReceipt
from portal.privacy.retention import Struck

from .leaving import erase

MESSAGES_KEPT = timedelta(days=365)
WITHDRAWN_KEPT = timedelta(days=30)
RECEIPTS_KEPT = timedelta(days=365)
EQUALITY_KEPT = timedelta(days=3 * 365)
STORIES_KEPT = timedelta(days=8 * 365)


def forget_originals(*, now):
    """Authors' own words; the story keeps its edited words."""
    return _delete(StoryOriginal.objects.past_their_day(timezone.localdate(now)), now)


def forget_contacts(*, now):
    return _delete(StoryContact.objects.past_their_day(timezone.localdate(now)), now)


def forget_messages(*, now):
    return _delete(StoryMessage.objects.said_before(now - MESSAGES_KEPT), now)


def forget_equality(*, now):
    return _delete(EqualityAnswers.objects.of_stories_before(now - EQUALITY_KEPT), now)


def forget_withdrawn(*, now):
    return _erase(Story.objects.withdrawn_before(now - WITHDRAWN_KEPT), now)


def forget_old_stories(*, now):
    return _erase(Story.objects.told_before(now - STORIES_KEPT), now)


def forget_receipts(*, now):
    """Receipts of stories erased long ago: their words then open nothing any more."""
    erased = Story.objects.erased_before(now - RECEIPTS_KEPT)
    return Struck(gone=StoryReceipt.objects.filter(story__in=erased.values("pk")).delete()[0])


@transaction.atomic
def _delete(due, now):
    held = due.filter(story__in=_held(now)).count()
    return Struck(gone=due.exclude(story__in=_held(now)).delete()[0], held=held)


@transaction.atomic
def _erase(due, now):
    gone = list(due.exclude(pk__in=_held(now)))
    for story in gone:
        erase(story=story, now=now, reason="Its time here was over")
    return Struck(gone=len(gone), held=due.filter(pk__in=_held(now)).count())


def _held(now):
    return Story.objects.held_by_law(timezone.localdate(now)).values("pk")
