"""What stands in the calendar: meetings, and the days on which consultations open and close.

Each entry keeps its key for good. Its number rises whenever what it says was published anew, so that a
calendar that holds it already takes the change, also where a meeting was called off.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from consultations import stages
from consultations.models import ConsultationPage
from home.models import PartnershipMeetingPage

KEPT_FOR = timedelta(days=365)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
MOST = 300


@dataclass(frozen=True)
class Entry:
    """One entry. `starts` and `ends` are moments, or days where it lasts all day; `ends` is then left out."""

    key: str
    title: str
    url: str
    starts: datetime | date
    ends: datetime | None
    changed_at: datetime
    number: int
    place: str = ""
    words: str = ""
    join_url: str = ""
    is_cancelled: bool = False

    @property
    def day(self):
        return self.starts if self.is_all_day else stages.day_of(self.starts)

    @property
    def is_all_day(self):
        return not isinstance(self.starts, datetime)


def public(now):
    """What everybody may have, a year back and all that is to come, in order."""
    since = now - KEPT_FOR
    meetings = PartnershipMeetingPage.objects.published().for_listing().since(since)[:MOST]
    return _in_order([*map(of_meeting, meetings), *of_consultations(_public_consultations(since))])


def for_members(now):
    """The same with what is for members only, and with the way to join online."""
    since = now - KEPT_FOR
    meetings = PartnershipMeetingPage.objects.live().for_listing().since(since)[:MOST]
    entries = [of_meeting(meeting, for_members=True) for meeting in meetings]
    theirs = ConsultationPage.objects.for_members().closing_after(since)[:MOST]
    return _in_order([*entries, *of_consultations([*_public_consultations(since), *theirs])])


def _public_consultations(since):
    return ConsultationPage.objects.listed().for_everybody().closing_after(since)[:MOST]


def of_meeting(meeting, *, for_members=False):
    venue = meeting.venue
    joining = meeting.online_how if for_members else ""
    return Entry(
        key=f"{meeting.translation_key}-meeting",
        title=f"Called off: {meeting.title}" if meeting.is_cancelled else meeting.title,
        url=meeting.url or "",
        starts=meeting.starts_at.astimezone(stages.LONDON),
        ends=meeting.ends_at.astimezone(stages.LONDON),
        place=f"{venue.name}, {', '.join(venue.address.splitlines())}" if venue else "",
        words="\n\n".join(filter(None, [meeting.cancelled_reason, meeting.summary, joining])),
        join_url=meeting.online_url if for_members and not meeting.is_cancelled else "",
        is_cancelled=meeting.is_cancelled,
        **_standing(meeting, venue.changed_at if venue else None),
    )


def of_consultations(pages):
    return [entry for page in pages for entry in _of_consultation(page)]


def _of_consultation(page):
    for what, words, day in (
        ("opens", "Opens", stages.day_of(page.opens_at)),
        ("closes", "Last day to answer", stages.last_day(page.closes_at)),
    ):
        yield Entry(
            key=f"{page.translation_key}-{what}",
            title=f"{words}: {page.title}",
            url=page.url or "",
            starts=day,
            ends=None,
            words=page.summary,
            **_standing(page),
        )


def _standing(page, also=None):
    """When it was last published, and how many seconds after the first time: a number that only rises."""
    first = page.first_published_at or LONG_AGO
    changed = max(filter(None, [page.last_published_at, first, also]))
    return {"changed_at": changed, "number": max(0, int((changed - first).total_seconds()))}


def _in_order(entries):
    return sorted(entries, key=lambda entry: (entry.day, entry.is_all_day, entry.key))
