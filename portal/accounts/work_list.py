"""What waits for a person on the first screen of the admin. Each room adds its list; nobody sees another's.

In a room's wagtail_hooks.py:

    class StoriesWaiting(WorkList):
        title = "Stories waiting"
        permission = "feedback.moderate_story"
        empty = "No story is waiting. New ones appear here."
        order = 100

        def rows(self, now):
            waiting = Story.objects.awaiting_review()[: self.most]
            return [WorkRow(story.title, reverse(...), since=story.received_at) for story in waiting]

    hooks.register("construct_homepage_panels", StoriesWaiting.offer)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from wagtail.admin.ui.components import Component

from .age import age_in_words, overdue_in_words


@dataclass(frozen=True)
class WorkRow:
    """One thing to do. It waits `since` a moment and should be done by `due`; a `note` replaces the age."""

    label: str
    url: str
    since: datetime | None = None
    due: datetime | None = None
    note: str = ""

    def age(self, now):
        return self.note or (age_in_words(self.since, now) if self.since else "")

    def overdue(self, now):
        return overdue_in_words(self.due, now) if self.due and self.due < now else ""


class WorkList(Component):
    """A panel of the admin's first screen, shown only to whoever holds `permission`."""

    title: str
    permission: str
    empty: str
    order = 100
    most = 10
    more_url = ""
    # A thing to begin, offered whether anything waits or not: (label, address).
    offer_to = None
    template_name = "accounts/work_list.html"

    def __init__(self, user):
        self.user = user

    def rows(self, now) -> Sequence[WorkRow]:
        """The oldest first, at most `self.most`."""
        raise NotImplementedError

    @classmethod
    def is_for(cls, user):
        return user.has_perm(cls.permission)

    @classmethod
    def offer(cls, request, panels):
        """The hook: adds the list to the first screen of whoever it is for."""
        if cls.is_for(request.user):
            panels.append(cls(request.user))

    def get_context_data(self, parent_context):
        now = timezone.now()
        rows = [
            {"label": row.label, "url": row.url, "age": row.age(now), "overdue": row.overdue(now)}
            for row in self.rows(now)
        ]
        return {
            "name": type(self).__name__.lower(),
            "title": self.title,
            "rows": rows,
            "empty": self.empty,
            "more_url": self.more_url,
            "offer_to": self.offer_to,
        }
