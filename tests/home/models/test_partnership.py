from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts.roles import Role
from tests.factories.consultations import ConsultationPageFactory
from tests.factories.home import AllianceDocumentFactory, PromiseFactory
from tests.factories.partnership import (
    CallFactory,
    InputFactory,
    MeetingFactory,
    MembersPageFactory,
    PaperFactory,
)

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
PAGES = (
    "/partnership/",
    "/partnership/meetings/",
    "/partnership/calls/",
    "/partnership/what-members-said/",
    "/calendar/",
    "/calendar/dates.ics",
)
MOST = 12


@pytest.fixture
def space():
    return MembersPageFactory()


def plant(count):
    now = timezone.now()
    for number in range(1, count + 1):
        for meeting in (MeetingFactory(), MeetingFactory(starts_at=now - number * A_DAY)):
            PaperFactory(page=meeting, document=AllianceDocumentFactory())
        CallFactory(closes_date=timezone.localdate() + number * A_DAY)
        CallFactory(closes_date=timezone.localdate() - number * A_DAY)
        InputFactory().promises.add(PromiseFactory())
        ConsultationPageFactory(opens_at=now - A_DAY, closes_at=now + A_DAY)


def queries(client, url):
    assert client.get(url).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_lists_ask_no_more_for_twelve_rows_than_for_two(client, space):
    plant(2)
    for_two = {url: queries(client, url) for url in PAGES}
    plant(10)

    assert {url: queries(client, url) for url in PAGES} == for_two
    assert {url: count for url, count in for_two.items() if count > MOST} == {}


def test_the_members_space_asks_as_often_for_many_meetings_as_for_few(client, space, sign_in):
    sign_in(Role.PARTNER)
    plant(2)
    for_two = queries(client, space.url)
    plant(6)

    assert queries(client, space.url) == for_two


def test_meetings_stand_by_when_they_are(visitor, space):
    MeetingFactory(title="Next month", starts_at=timezone.now() + 30 * A_DAY)
    MeetingFactory(title="Tomorrow", starts_at=timezone.now() + A_DAY)
    running = timezone.now() - timedelta(minutes=30)
    MeetingFactory(title="Running now", starts_at=running)
    MeetingFactory(title="Last month", starts_at=timezone.now() - 30 * A_DAY)

    page = visitor.open("/partnership/meetings/").get_text()
    order = [page.index(title) for title in ("Running now", "Tomorrow", "Next month", "Last month")]
    assert order == sorted(order)
    assert page.index("Meetings that were") < order[-1]


def test_a_meeting_says_how_to_get_in_and_who_pays_the_fare(visitor, space):
    page = visitor.open(MeetingFactory().url).get_text()

    for words in (
        "Step-free from the street",
        "Three spaces for blue badges",
        "We do not know yet",
        "960141",
    ):
        assert words in page


def test_a_meeting_that_is_off_says_so_and_why(visitor, space):
    meeting = MeetingFactory(cancelled_at=timezone.now(), cancelled_reason="The roof leaks.")

    for address in (meeting.url, "/partnership/meetings/"):
        assert "The roof leaks." in visitor.open(address).get_text()


def test_a_call_is_open_through_its_last_day_and_then_says_what_came_of_it(visitor, space):
    today = timezone.localdate()
    closing = CallFactory(closes_date=today)
    closed = CallFactory(closes_date=today - A_DAY, came_of_it="<p>Forty notes.</p>")

    page = visitor.open(closing.url).get_text()
    assert "Closes today" in page and "Ring the office." in page
    page = visitor.open(closed.url).get_text()
    assert "Closed" in page and "Forty notes." in page and "Ring the office." not in page


def test_what_members_said_leads_only_to_what_the_public_can_read(visitor, space):
    said = InputFactory()
    shown, hidden = PromiseFactory(we_did="Shown."), PromiseFactory(we_did="Hidden.", is_published=False)
    said.promises.set([shown, hidden])
    said.save()

    for address in (said.url, "/partnership/what-members-said/", "/partnership/"):
        page = visitor.open(address).get_text()
        assert "Shown." in page and "Hidden." not in page
