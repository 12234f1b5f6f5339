"""The Cancer Action Partnership: meetings set or called off, public papers, calls, what came of words."""

from wagtail.models import Page

from home.models import (
    MeetingPaper,
    PartnershipCallPage,
    PartnershipInputPage,
    PartnershipMeetingPage,
    PartnershipPage,
)
from portal.pages import BasePageQuerySet
from search.alerts.subjects import Kind, Line, Subject, row_key

NAME = "partnership"
NEW, OFF, PAPER = "new", "off", "paper"
TYPES = {
    PartnershipMeetingPage: "A new meeting",
    PartnershipCallPage: "Help us",
    PartnershipInputPage: "What members said",
}


def subject(about):
    page = PartnershipPage.objects.published().filter(pk=row_key(about)).first()
    return Subject(page.title, page.url, "Partnership") if page else None


def news(follow, now):
    since = follow.seen_at
    off = PartnershipMeetingPage.objects.published().filter(cancelled_at__gt=since, ends_at__gt=now)
    papers = MeetingPaper.objects.public().filter(document__changed_at__gt=since)
    return [
        *(f"{NAME}:{OFF}:{key}" for key in off.values_list("pk", flat=True)),
        *(f"{NAME}:{NEW}:{page.pk}" for page in _published_after(since)),
        *(f"{NAME}:{PAPER}:{key}" for key in papers.values_list("document", flat=True)),
    ]


def _published_after(since):
    pages = _public().filter(first_published_at__gt=since).order_by("-first_published_at", "pk")
    return [page for page in pages if page.specific_class in TYPES]


def lines(names, now):
    """Called off is told of a meeting, and not that it is new too."""
    parts = {name: name.split(":") for name in names}
    told = {name: WORDS[what](key) for name, (_, what, key) in parts.items()}
    off = {key for _, what, key in parts.values() if what == OFF}
    return {
        name: line
        for name, line in told.items()
        if line and not (parts[name][1] == NEW and parts[name][2] in off)
    }


def _of_new(key):
    page = _public().filter(pk=key).first()
    return Line(f"{TYPES[page.specific_class]}: {page.title}", page.url) if page else None


def _of_off(key):
    meeting = PartnershipMeetingPage.objects.published().filter(pk=key, cancelled_at__isnull=False).first()
    return Line(f"Called off: {meeting.title}", meeting.url) if meeting else None


def _of_paper(document):
    paper = MeetingPaper.objects.public().filter(document=document).select_related("page").first()
    return Line(f"{paper.get_kind_display()}: {paper.document}", paper.page.url) if paper else None


WORDS = {NEW: _of_new, OFF: _of_off, PAPER: _of_paper}


def _public():
    kinds = [kind._meta.model_name for kind in TYPES]
    return BasePageQuerySet(Page).published().filter(content_type__model__in=kinds)


KIND = Kind(NAME, subject, news, lines)
