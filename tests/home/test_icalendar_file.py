"""The file is held to RFC 5545 by reading it back, and by its bytes where programs differ."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from home.dates import Entry
from home.icalendar_file import calendar_file

LONDON = ZoneInfo("Europe/London")
MEETING = Entry(
    key="5f0c-meeting",
    title="Getting there: buses, trains; and a comma",
    url="/partnership/meetings/getting-there/",
    starts=datetime(2026, 3, 28, 23, 30, tzinfo=LONDON),
    ends=datetime(2026, 3, 29, 2, 30, tzinfo=LONDON),
    changed_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    number=7,
    place="Sample Hall, 2 Sample Parade, Margate",
    words="Somebody is there to hold the door – “windy”. " * 4 + "\nBring a coat.",
)
OPENS = Entry(
    key="5f0c-opens",
    title="Opens: Travel",
    url="/take-part/travel/",
    starts=date(2026, 6, 1),
    ends=None,
    changed_at=datetime(2026, 1, 2, tzinfo=UTC),
    number=0,
)


def written(*entries):
    return calendar_file(entries, name="Dates", words="What comes.")


def events(*entries):
    return Calendar.from_ical(written(*entries)).walk("VEVENT")


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says():
    file = written(MEETING)
    lines = file.split(b"\r\n")

    assert lines[-1] == b"" and b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    file.decode()


def test_what_is_written_is_read_back_as_it_was():
    [event] = events(MEETING)

    assert event["summary"] == MEETING.title
    assert event["location"] == MEETING.place
    assert event["description"].startswith(MEETING.words)
    assert event["url"].endswith(MEETING.url)
    assert b"buses\\, trains\\; and" in written(MEETING).replace(b"\r\n ", b"")


def test_a_meeting_across_the_change_of_the_clock_lasts_as_long_as_it_does():
    [event] = events(MEETING)
    starts, ends = event["dtstart"].dt, event["dtend"].dt

    assert (starts.replace(tzinfo=None), starts.utcoffset().seconds) == (datetime(2026, 3, 28, 23, 30), 0)
    assert (ends.replace(tzinfo=None), ends.utcoffset().seconds) == (datetime(2026, 3, 29, 2, 30), 3600)
    assert (ends.astimezone(UTC) - starts.astimezone(UTC)).total_seconds() == 2 * 3600
    assert event["dtstart"].params["TZID"] == "Europe/London"


def test_the_zone_that_the_file_carries_tells_the_time_of_london():
    [zone] = Calendar.from_ical(written(MEETING)).walk("VTIMEZONE")
    carried = zone.to_tz()

    for month in range(1, 13):
        for day in (1, 28):
            noon = datetime(2027, month, day, 12)
            assert carried.utcoffset(noon) == LONDON.utcoffset(noon), noon


def test_a_change_keeps_its_key_and_counts_up():
    changed = replace(MEETING, number=8, changed_at=datetime(2026, 2, 1, tzinfo=UTC), is_cancelled=True)
    [before], [after] = events(MEETING), events(changed)

    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["last-modified"].dt > before["last-modified"].dt
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")


def test_a_day_is_a_day_and_blocks_nobody():
    [event] = events(OPENS)

    assert event["dtstart"].dt == date(2026, 6, 1) and event["dtend"].dt == date(2026, 6, 2)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["transp"] == "TRANSPARENT"


def test_the_same_entries_make_the_same_file():
    assert written(MEETING, OPENS) == written(MEETING, OPENS)
    assert b"METHOD:PUBLISH" in written() and b"END:VCALENDAR" in written()
