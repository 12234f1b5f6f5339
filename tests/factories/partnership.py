"""The Cancer Action Partnership: its pages, each under its parent, with the least that each needs."""

from datetime import date, timedelta

import factory
import wagtail_factories
from django.utils import timezone
from factory.django import DjangoModelFactory

from home.models import (
    MeetingPaper,
    PartnershipCallPage,
    PartnershipCallsPage,
    PartnershipInputPage,
    PartnershipInputsPage,
    PartnershipMeetingPage,
    PartnershipMeetingsPage,
    PartnershipMembersPage,
    PartnershipPage,
    Venue,
)

from .home import AllianceDocumentFactory, SectionFactory

TWO_HOURS = timedelta(hours=2)


class PartnershipPageFactory(SectionFactory):
    class Meta:
        model = PartnershipPage

    title, slug = "Cancer Action Partnership", "partnership"
    office_name, office_phone = "The office", "01632 960140"
    expenses_name, expenses_phone = "Who pays fares back", "01632 960141"


class MeetingsPageFactory(SectionFactory):
    class Meta:
        model = PartnershipMeetingsPage

    parent = factory.SubFactory(PartnershipPageFactory)
    title, slug = "Meetings", "meetings"


class CallsPageFactory(MeetingsPageFactory):
    class Meta:
        model = PartnershipCallsPage

    title, slug = "Help us", "calls"


class InputsPageFactory(MeetingsPageFactory):
    class Meta:
        model = PartnershipInputsPage

    title, slug = "What members said", "what-members-said"


class MembersPageFactory(MeetingsPageFactory):
    class Meta:
        model = PartnershipMembersPage

    title, slug = "Members’ space", "members"


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = Venue

    name = "Invented Library"
    address = "1 Invented Street\nMaidstone"
    step_free = Venue.There.YES
    parking = "Three spaces for blue badges."


class MeetingFactory(wagtail_factories.PageFactory):
    """A meeting in ten days, unless told."""

    class Meta:
        model = PartnershipMeetingPage

    parent = factory.SubFactory(MeetingsPageFactory)
    title = factory.Sequence(lambda number: f"Meeting {number}")
    summary = "What it is about."
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=10))
    ends_at = factory.LazyAttribute(lambda meeting: meeting.starts_at + TWO_HOURS)
    venue = factory.SubFactory(VenueFactory)


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = MeetingPaper

    document = factory.SubFactory(AllianceDocumentFactory)


class CallFactory(wagtail_factories.PageFactory):
    class Meta:
        model = PartnershipCallPage

    parent = factory.SubFactory(CallsPageFactory)
    title = factory.Sequence(lambda number: f"Call {number}")
    summary = "What we need."
    what = "<p>Read a letter.</p>"
    who_for = "Anybody who had a scan"
    time_needed = "One hour"
    how_to_answer = "<p>Ring the office.</p>"


class InputFactory(wagtail_factories.PageFactory):
    class Meta:
        model = PartnershipInputPage

    parent = factory.SubFactory(InputsPageFactory)
    title = factory.Sequence(lambda number: f"Something said {number}")
    summary = "What came of it."
    said = "It came on a Friday."
    said_date = date(2026, 3, 2)
    what_changed = "It is not posted late in the week."
