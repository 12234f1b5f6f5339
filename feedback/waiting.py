"""What waits for one person: how many stories, how many too long, how many held, and since when."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from feedback.models import FeedbackSettings, StoryConcern
from feedback.people import stories_of
from feedback.promised import promise_broken_before
from portal.accounts.age import age_in_words


@dataclass(frozen=True)
class Waiting:
    """`stories` wait to be read since `since`, `overdue` of them too long; `concerns` are open."""

    stories: int
    overdue: int
    concerns: int
    since: datetime | None

    @property
    def is_empty(self):
        return not (self.stories or self.concerns)

    def in_words(self):
        """'12 stories wait, 3 of them overdue, 1 held': for a heading or the subject of a letter."""
        words = [f"{counted(self.stories, 'story waits', 'stories wait')}"]
        if self.overdue:
            words.append(f"{self.overdue} overdue")
        if self.concerns:
            words.append(f"{counted(self.concerns, 'concern', 'concerns')} open")
        return ", ".join(words)

    def oldest_in_words(self, now):
        return age_in_words(self.since, now) if self.since else ""


def counted(number, one, many):
    return f"{number:,} {one if number == 1 else many}"


def overdue_before(now):
    """A story that came in before this moment and still waits has waited longer than we promise."""
    return promise_broken_before(now, FeedbackSettings.of_the_site().days_to_read)


def waiting_for(person, now):
    late = overdue_before(now)
    mine = stories_of(person)
    return Waiting(
        **mine.awaiting_review().aggregate(
            stories=Count("pk"),
            overdue=Count("pk", filter=Q(received_at__lt=late)),
            since=Min("received_at"),
        ),
        concerns=StoryConcern.objects.open().filter(story__in=mine.values("pk")).count(),
    )
