"""Fills the pages of the Cancer Action Partnership: meetings with their papers, calls, what came of words."""

from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from consultations.models import ConsultationPage
from home.models import (
    AllianceDocument,
    MeetingPaper,
    PartnershipCallPage,
    PartnershipCallsPage,
    PartnershipInputPage,
    PartnershipInputsPage,
    PartnershipMeetingPage,
    PartnershipMeetingsPage,
    PartnershipMembersPage,
    PartnershipPage,
    Promise,
    Venue,
)
from home.models.partnership_input import InputLink
from home.partnership_access import members_collection
from portal.taxonomy.models import Place
from search.alerts import actions as followers
from search.alerts.models import Often

from . import pdf_files, prose
from .documents import look_inside
from .reading import day, editor, read, review

PROSAIC = ("who_may_join", "how_to_join", "support")
ACCESS = ("step_free", "hearing_loop", "accessible_toilet", "changing_places")
TRANSPORT = ("parking", "public_transport", "more_access")
AN_AGENDA_BEFORE = 7
MEMBER = "partner@demo.example"
FOLLOWED = "travel-to-radiotherapy"
SUMMARY = "Of the Cancer Action Partnership. Invented for the demonstration."


@transaction.atomic
def plant(now):
    """Returns how many pages were written or created. A second time nothing is."""
    page = PartnershipPage.objects.get()
    if page.last_reviewed:
        return 0
    facts = read("partnership")
    _front(page, facts["page"], now)
    _members(facts["members"], now)
    venues = {row["key"]: _venue(row, now) for row in facts["venue"]}
    meetings = {row["slug"]: _meeting(row, venues, now) for row in facts["meeting"]}
    for row in facts["call"]:
        _call(row, now)
    for row in facts["input"]:
        _input(row, meetings, now)
    _follow(page, now)
    return 2 + len(meetings) + len(facts["call"]) + len(facts["input"])


def _front(page, facts, now):
    page.body = prose.as_body(facts["body"])
    for name in PROSAIC:
        setattr(page, name, prose.as_html(facts[name]))
    for name, value in facts.items():
        if name.startswith(("office_", "expenses_")):
            setattr(page, name, value)
    _reviewed(page, now).save()


def _members(facts, now):
    page = PartnershipMembersPage.objects.get()
    page.members_note, page.body = facts["note"], prose.as_body(facts["body"])
    _reviewed(page, now).save()


def _reviewed(page, now):
    page.kept_by = editor()
    for name, value in review(now, 1).items():
        setattr(page, name, value)
    return page


def _venue(facts, now):
    return Venue.objects.create(
        name=facts["name"],
        address=facts["address"],
        place=Place.objects.filter(slug=facts["place"]).first(),
        checked_date=day(now, -facts["checked_days_ago"]),
        **{name: facts[name] for name in (*ACCESS, *TRANSPORT)},
    )


def _meeting(facts, venues, now):
    put_up = now - timedelta(days=max(2, 45 - facts["in_days"]))
    page = PartnershipMeetingPage(
        slug=facts["slug"],
        title=facts["title"],
        summary=facts["summary"],
        starts_at=_at(now, facts["in_days"], facts["from"]),
        ends_at=_at(now, facts["in_days"], facts["to"]),
        venue=venues.get(facts.get("venue")),
        agenda=prose.as_html(facts["agenda"]) if facts["agenda"] else "",
        online_url=facts.get("online", ""),
        online_how=facts.get("online_how", ""),
        cancelled_at=now if "cancelled" in facts else None,
        cancelled_reason=facts.get("cancelled", ""),
        first_published_at=put_up,
        last_published_at=put_up,
    )
    page.who_for = facts.get("who_for", "Members" if facts.get("members") else page.who_for)
    papers = [_paper(row, facts["in_days"], now) for row in facts.get("papers", [])]
    page.papers = [_numbered(paper, number) for number, paper in enumerate(papers)]
    return _under(facts, PartnershipMeetingsPage).add_child(instance=page)


def _at(now, days, clock):
    """The moment of that day at which the clock in the room shows so."""
    return timezone.make_aware(datetime.combine(day(now, days), time.fromisoformat(clock)))


def _numbered(row, number):
    row.sort_order = number
    return row


def _paper(facts, meeting_in, now):
    for_members = facts.get("members", False)
    put_there = min(day(now, meeting_in - AN_AGENDA_BEFORE), timezone.localdate(now))
    document = AllianceDocument(
        slug=facts["slug"],
        title=facts["title"],
        summary=SUMMARY,
        kind=AllianceDocument.Kind.MINUTES if "minutes" in facts["slug"] else AllianceDocument.Kind.OTHER,
        kept_by=editor(),
        changed_at=timezone.make_aware(datetime.combine(put_there, time(10))),
        **({"collection": members_collection()} if for_members else {}),
    )
    details = f"{MeetingPaper.Kind(facts['kind']).label}. {put_there:%-d %B %Y}."
    file = ContentFile(pdf_files.make({"summary": SUMMARY, **facts}, details))
    document.file.save(f"{facts['slug']}.pdf", file, save=False)
    document.save()
    look_inside(document)
    audience = MeetingPaper.Audience.MEMBERS if for_members else MeetingPaper.Audience.EVERYONE
    return MeetingPaper(document=document, kind=facts["kind"], audience=audience)


def _under(facts, public):
    return PartnershipMembersPage.objects.get() if facts.get("members") else public.objects.get()


def _call(facts, now):
    page = PartnershipCallPage(
        slug=facts["slug"],
        title=facts["title"],
        summary=facts["summary"],
        what=prose.as_html(facts["what"]),
        who_for=facts["who_for"],
        time_needed=facts["time_needed"],
        closes_date=day(now, facts["closes_in_days"]),
        how_to_answer=prose.as_html(facts["how_to_answer"]),
        what_you_get=facts["what_you_get"],
        came_of_it=prose.as_html(facts["came_of_it"]) if "came_of_it" in facts else "",
    )
    _under(facts, PartnershipCallsPage).add_child(instance=page)


def _input(facts, meetings, now):
    page = PartnershipInputPage(
        slug=facts["slug"],
        title=facts["title"],
        summary=facts["summary"],
        said=facts["said"],
        said_date=day(now, -facts["said_days_ago"]),
        meeting=meetings.get(facts.get("meeting")),
        outcome=facts["outcome"],
        what_changed=facts["what_changed"],
    )
    page.promises = _promises(facts.get("promises", []))
    led_to = Page.objects.filter(slug__in=facts.get("pages", [])).order_by("pk")
    page.led_to = [InputLink(page=each, sort_order=number) for number, each in enumerate(led_to)]
    PartnershipInputsPage.objects.get().add_child(instance=page)


def _follow(page, now):
    """What the member of the demonstration follows, so that their page has something on it."""
    member = get_user_model().objects.filter(email=MEMBER).first()
    consultation = ConsultationPage.objects.filter(slug=FOLLOWED).first()
    if member and consultation:
        for kind, about in (("partnership", page.pk), ("consultation", consultation.pk)):
            followers.follow(email=member.email, kind=kind, about=str(about), often=Often.WEEKLY, now=now)


def _promises(keys):
    told = {row["key"]: row["you_said"] for row in read("promises")["promise"]}
    return Promise.objects.filter(you_said__in=[told[key] for key in keys])
