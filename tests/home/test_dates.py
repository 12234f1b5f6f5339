from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from home import dates
from tests.factories.consultations import ConsultationPageFactory
from tests.factories.partnership import MeetingFactory, MembersPageFactory, VenueFactory

pytestmark = pytest.mark.django_db


def entries(now=None):
    return dates.public(now or timezone.now())


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()


def test_publishing_anew_raises_the_number_and_keeps_the_key():
    meeting = MeetingFactory()
    meeting.first_published_at = meeting.last_published_at = timezone.now() - timedelta(days=1)
    meeting.save()
    [before] = entries()
    meeting.starts_at += timedelta(hours=1)
    publish(meeting)
    [after] = entries()

    assert after.key == before.key
    assert after.number > before.number and after.changed_at > before.changed_at


def test_a_venue_that_changes_changes_its_meetings():
    meeting = MeetingFactory(venue=VenueFactory())
    meeting.first_published_at = meeting.last_published_at = timezone.now() - timedelta(days=1)
    meeting.save()
    meeting.venue.address = "Another street"
    meeting.venue.save()

    [entry] = entries()
    assert entry.number > 86_000 and "Another street" in entry.place


def test_a_meeting_that_is_off_stays_in_the_calendar_and_says_so():
    MeetingFactory(title="Coffee", cancelled_at=timezone.now(), cancelled_reason="A leak.")
    [entry] = entries()

    assert entry.is_cancelled and entry.title == "Called off: Coffee" and "A leak." in entry.words


def test_a_consultation_that_closes_at_midnight_has_its_last_day_on_the_day_before():
    now = datetime(2026, 6, 10, 9, tzinfo=UTC)
    midnight = datetime(2026, 7, 31, 23, tzinfo=UTC)
    ConsultationPageFactory(title="Travel", opens_at=now, closes_at=midnight)
    opens, closes = entries(now)

    assert (opens.title, str(opens.day)) == ("Opens: Travel", "2026-06-10")
    assert (closes.title, str(closes.day)) == ("Last day to answer: Travel", "2026-07-31")


def test_members_have_what_is_for_them_and_the_way_online():
    space = MembersPageFactory()
    MeetingFactory(title="Open", online_url="https://meet.example.org/a")
    MeetingFactory(title="Closed", parent=space)

    assert [(entry.title, entry.join_url) for entry in entries()] == [("Open", "")]
    told = {entry.title: entry.join_url for entry in dates.for_members(timezone.now())}
    assert told == {"Open": "https://meet.example.org/a", "Closed": ""}


def test_what_is_over_for_a_year_leaves():
    MeetingFactory(starts_at=timezone.now() - timedelta(days=380))

    assert entries() == []


def test_what_only_members_may_answer_is_in_their_calendar_alone():
    now = timezone.now()
    times = {"opens_at": now, "closes_at": now + timedelta(days=9)}
    ConsultationPageFactory(title="For us", audience="members", is_listed=False, **times)

    assert entries() == []
    assert [entry.title for entry in dates.for_members(now)] == [
        "Opens: For us",
        "Last day to answer: For us",
    ]
