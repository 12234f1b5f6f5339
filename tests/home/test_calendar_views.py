import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from home.models import CalendarLink
from portal.accounts.roles import Role
from tests.factories.partnership import MeetingFactory, MembersPageFactory

pytestmark = pytest.mark.django_db
LINK = reverse("calendar_link")


@pytest.fixture
def member(sign_in):
    MembersPageFactory()
    return sign_in(Role.PARTNER)


def made(visitor):
    """The path of a new link, as its page shows it once."""
    page = visitor.send(LINK, {})
    return re.search(r"/calendar/members/[\w-]{43}\.ics", page.get_text())[0]


def titles(response):
    return [str(event["summary"]) for event in Calendar.from_ical(response.content).walk("VEVENT")]


def test_dates_are_a_page_with_the_way_to_subscribe(visitor):
    meeting = MeetingFactory(title="Getting there")
    page = visitor.open(reverse("calendar"))

    assert page.find("a", href=meeting.url)
    assert page.find("a", href=re.compile(r"^webcal://.*/calendar/dates\.ics$"))


def test_a_calendar_that_has_it_already_is_told_so(client):
    MeetingFactory(title="Getting there")
    response = client.get(reverse("calendar_file"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert titles(response) == ["Getting there"]

    again = client.get(reverse("calendar_file"), headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_a_member_s_link_opens_without_signing_in_and_only_its_hash_is_kept(visitor, member):
    address = made(visitor)
    token = address.split("/")[-1].removesuffix(".ics")
    MeetingFactory(title="For members", parent=MembersPageFactory())
    visitor.client.logout()

    response = visitor.client.get(address)
    assert titles(response) == ["For members"]
    assert "no-store" in response["Cache-Control"]
    kept = CalendarLink.objects.get()
    assert token not in str(vars(kept)) and kept.read_date


def test_a_link_is_shown_once(visitor, member):
    made(visitor)

    assert "/calendar/members/" not in visitor.open(LINK).get_text()


def test_a_new_link_ends_the_old_one_and_taking_it_away_ends_it(visitor, client, member):
    first = made(visitor)
    second = made(visitor)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200

    client.post(LINK, {"revoke": "yes"})
    assert client.get(second).status_code == 404
    assert not CalendarLink.objects.exists()


@pytest.mark.parametrize("leaving", [{"is_active": False}, {"groups": []}])
def test_whoever_leaves_the_partnership_has_no_calendar_of_it(visitor, client, member, leaving):
    address = made(visitor)
    if "groups" in leaving:
        member.groups.clear()
    else:
        member.is_active = False
        member.save()

    assert client.get(address).status_code == 404


def test_one_public_meeting_can_be_put_into_a_calendar(visitor, client):
    meeting = MeetingFactory(title="Getting there")
    hidden = MeetingFactory(parent=MembersPageFactory())
    link = visitor.open(meeting.url).find("a", string="Put it into your calendar")

    assert titles(client.get(link["href"])) == ["Getting there"]
    assert client.get(reverse("meeting_file", args=[hidden.pk])).status_code == 404
