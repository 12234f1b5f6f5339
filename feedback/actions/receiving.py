"""What comes in: a story is stored once for its key, however often it is sent."""

from datetime import timedelta

from django.db import transaction

from feedback.headings import heading_from
from feedback.models import (
    EqualityAnswers,
    Story,
    StoryContact,
    StoryDraft,
    StoryOriginal,
    StoryReceipt,
    StoryStep,
)
from feedback.moderation import Step
from feedback.notices import tell_moderators
from feedback.safeguarding import raise_concerns
from feedback.suggesting.tasks import suggest
from portal.privacy.receipts import digest_of

ORIGINAL_KEPT = timedelta(days=365)
CONTACT_KEPT = timedelta(days=365)


def receive(*, telling, by=None, now):
    """Store what a person told, once for its key. Returns the story, the same one each time."""
    # The slow hash is made before the transaction, so that nobody waits for it who wants to write.
    digest = digest_of(telling.receipt_words) if telling.receipt_words else ""
    return _store(telling, digest, by, now)


@transaction.atomic
def _store(telling, digest, by, now):
    facts = {**telling.facts(), "title": heading_from(telling.words), "received_at": now}
    story, is_new = Story.objects.get_or_create(submission_key=telling.key, defaults=facts)
    if is_new:
        _complete(story, telling, by, now)
        _keep_apart(story, telling, digest, now)
    StoryDraft.objects.filter(key=telling.key).delete()
    return story


def _complete(story, telling, by, now):
    story.tumour_sites.set(telling.tumour_sites)
    story.stages.set(telling.stages)
    story.priorities.set(telling.priorities)
    StoryOriginal.objects.create(story=story, words=story.words, delete_after=(now + ORIGINAL_KEPT).date())
    StoryStep.objects.create(story=story, step=Step.RECEIVE, to_state=story.state, at=now, by=by)
    raise_concerns(story, now)
    tell_moderators.using(backend="background").enqueue(story.pk)
    suggest.enqueue(story.pk)


def _keep_apart(story, telling, digest, now):
    """What leads to the author stands in tables of its own, each with its own day to go."""
    if digest:
        StoryReceipt.objects.create(story=story, digest=digest, made_at=now)
    if telling.contact:
        last_day = (now + CONTACT_KEPT).date()
        StoryContact.objects.create(story=story, **vars(telling.contact), delete_after=last_day)
    if telling.equality:
        EqualityAnswers.objects.create(story=story, **telling.equality)
