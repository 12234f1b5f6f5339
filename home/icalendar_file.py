"""The calendar as a file of RFC 5545, which calendars of phones and computers subscribe to."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

REFRESH = timedelta(hours=6)
DOMAIN = "portal.kent-and-medway-cancer-alliance"
# The law of the clock in London since 1996. Clocks change at one in the morning, universal time.
CHANGES = (
    (TimezoneDaylight, "BST", datetime(1996, 3, 31, 1), timedelta(0), timedelta(hours=1)),
    (TimezoneStandard, "GMT", datetime(1996, 10, 27, 2), timedelta(hours=1), timedelta(0)),
)


def calendar_file(entries, *, name, words):
    """The bytes of the file: the same for the same entries."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{settings.ALLIANCE_NAME}//Dates//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("name", name)
    calendar.add("description", words)
    calendar.add("x-wr-timezone", "Europe/London")
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    calendar.add_component(_london())
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar.to_ical()


def _london():
    zone = Timezone()
    zone.add("tzid", "Europe/London")
    for kind, name, since, before, after in CHANGES:
        change = kind()
        change.add("dtstart", since)
        change.add("tzname", name)
        change.add("tzoffsetfrom", before)
        change.add("tzoffsetto", after)
        change.add("rrule", {"freq": "yearly", "bymonth": since.month, "byday": "-1su"})
        zone.add_component(change)
    return zone


def _event(entry):
    event = Event()
    event.add("uid", f"{entry.key}@{DOMAIN}")
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.number)
    event.add("summary", entry.title)
    event.add("dtstart", entry.starts)
    event.add("dtend", entry.starts + timedelta(days=1) if entry.is_all_day else entry.ends)
    event.add("transp", "TRANSPARENT" if entry.is_all_day or entry.is_cancelled else "OPAQUE")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("url", settings.BASE_URL.rstrip("/") + entry.url)
    for name, value in (("location", entry.place), ("description", _words(entry))):
        if value:
            event.add(name, value)
    return event


def _words(entry):
    joining = f"Join online: {entry.join_url}" if entry.join_url else ""
    return "\n\n".join(filter(None, [entry.words, joining, settings.BASE_URL.rstrip("/") + entry.url]))
