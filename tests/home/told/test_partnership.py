from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from home.models import PartnershipMeetingPage
from home.partnership_access import members_collection
from home.told.partnership import lines, news, subject
from tests.factories.home import AllianceDocumentFactory
from tests.factories.partnership import CallFactory, MeetingFactory, MembersPageFactory, PaperFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
FOLLOW = SimpleNamespace(about="1", seen_at=NOW - timedelta(days=1))


def publish(page, at=NOW):
    type(page).objects.filter(pk=page.pk).update(first_published_at=at)
    return page


def told():
    names = news(FOLLOW, NOW)
    return {line.text for line in lines(names, NOW).values()}


def test_new_meetings_and_calls_and_public_papers_are_told():
    meeting = publish(MeetingFactory(title="Getting there"))
    publish(CallFactory(title="Read a letter"))
    publish(MeetingFactory(title="Long known"), NOW - timedelta(days=9))
    PaperFactory(page=meeting, document=AllianceDocumentFactory(title="The plan"), kind="agenda")

    assert told() == {"A new meeting: Getting there", "Help us: Read a letter", "Agenda: The plan"}


def test_a_meeting_that_was_called_off_is_told_as_that_alone():
    meeting = publish(MeetingFactory(title="Coffee"))
    PartnershipMeetingPage.objects.filter(pk=meeting.pk).update(
        cancelled_at=NOW - timedelta(hours=1), cancelled_reason="A leak."
    )

    assert told() == {"Called off: Coffee"}


def test_nothing_for_members_is_told():
    space = MembersPageFactory()
    publish(CallFactory(title="Speak at the board", parent=space))
    document = AllianceDocumentFactory(collection=members_collection())
    PaperFactory(page=MeetingFactory(), document=document, audience="members", kind="draft")

    assert told() == set()


def test_the_partnership_is_followed_by_its_name():
    page = MembersPageFactory().get_parent()

    assert subject(str(page.pk)).name == "Cancer Action Partnership"
    assert subject("0") is None
