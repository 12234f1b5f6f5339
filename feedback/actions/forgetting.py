"""What is deleted because its day has come."""

from django.utils import timezone

from feedback.models import StoryOriginal


def forget_originals(*, now):
    """Delete authors' own words whose day has come; the story keeps its edited words. Returns how many."""
    return StoryOriginal.objects.past_their_day(timezone.localdate(now)).delete()[0]
