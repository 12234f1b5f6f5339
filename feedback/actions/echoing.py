"""Somebody says that it happened to them too, or takes that back."""

from django.db import transaction
from django.db.models import F

from feedback.echoing import mark_of
from feedback.models import Story, StoryEcho


@transaction.atomic
def say_me_too(*, story, token, now):
    """Count this browser under the story, once however often it is pressed."""
    _, is_new = StoryEcho.objects.get_or_create(story=story, mark=mark_of(token, story), defaults={"at": now})
    if is_new:
        _count(story, 1)


@transaction.atomic
def take_me_too_back(*, story, token):
    deleted, _ = StoryEcho.objects.filter(story=story, mark=mark_of(token, story)).delete()
    if deleted:
        _count(story, -1)


def _count(story, by):
    Story.objects.filter(pk=story.pk).update(shared_count=F("shared_count") + by)
