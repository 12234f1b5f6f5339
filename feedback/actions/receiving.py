"""What comes in: a story is stored once for its key, however often it is sent."""

from datetime import timedelta

from django.db import transaction

from feedback.headings import heading_from
from feedback.models import Story, StoryDraft, StoryOriginal, StoryStep
from feedback.moderation import Step
from feedback.notices import tell_moderators

ORIGINAL_KEPT = timedelta(days=365)


@transaction.atomic
def receive(*, telling, by=None, now):
    """Store what a person told, once for its key. Returns the story, the same one each time."""
    facts = {**telling.facts(), "title": heading_from(telling.words), "received_at": now}
    story, is_new = Story.objects.get_or_create(submission_key=telling.key, defaults=facts)
    if is_new:
        _complete(story, telling, by, now)
    StoryDraft.objects.filter(key=telling.key).delete()
    return story


def _complete(story, telling, by, now):
    story.tumour_sites.set(telling.tumour_sites)
    story.stages.set(telling.stages)
    StoryOriginal.objects.create(story=story, words=story.words, delete_after=(now + ORIGINAL_KEPT).date())
    StoryStep.objects.create(story=story, step=Step.RECEIVE, to_state=story.state, at=now, by=by)
    tell_moderators.using(backend="background").enqueue()
