"""What waits, on the first screen of whoever answers for it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from feedback.models import FeedbackSettings, StoryConcern
from feedback.people import stories_of
from feedback.promised import read_by
from feedback.waiting import waiting_for
from portal.accounts.work_list import WorkList, WorkRow

from .access import MODERATE
from .naming import listed_name, speaks_of

SETTLED_WITHIN = timedelta(days=1)


class ConcernsOpen(WorkList):
    """Stories that are held because somebody may be at risk."""

    title = "Held for safeguarding"
    permission = MODERATE
    empty = "Nothing is held."
    order = 90

    @property
    def more_url(self):
        return reverse("stories:concerns")

    def rows(self, now):
        mine = stories_of(self.user).values("pk")
        concerns = StoryConcern.objects.open().filter(story__in=mine).for_listing()[: self.most]
        return [
            WorkRow(
                f"Story {concern.story.reference}: {concern.get_kind_display().lower()}",
                reverse("stories:story", args=[concern.story_id]),
                since=concern.raised_at,
                due=concern.raised_at + SETTLED_WITHIN,
            )
            for concern in concerns
        ]


class StoriesWaiting(WorkList):
    """The stories that wait, those that press most first, with how many and how many too long."""

    permission = MODERATE
    empty = "No story is waiting. New ones appear here."
    order = 100

    @property
    def title(self):
        waiting = waiting_for(self.user, timezone.now())
        return "Stories waiting" if waiting.is_empty else waiting.in_words()

    @property
    def more_url(self):
        return reverse("stories:index")

    def rows(self, now):
        days = FeedbackSettings.of_the_site().days_to_read
        waiting = stories_of(self.user).awaiting_review().most_pressing_first().with_concerns()
        return [
            WorkRow(
                f"{listed_name(story)}. {speaks_of(story)}" if speaks_of(story) else story.title,
                reverse("stories:story", args=[story.pk]),
                since=story.received_at,
                due=read_by(story.received_at, days),
            )
            for story in waiting[: self.most]
        ]
