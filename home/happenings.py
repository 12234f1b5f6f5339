"""What opens, closes and is due between two days: consultations, schedules, reviews, promises, priorities."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.models import Page, Revision, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from consultations.models import ConsultationPage
from home.models import AllianceDocument, Promise
from portal.pages import BasePage
from portal.taxonomy.models import PrioritySet

OUTCOME = "Outcome of a consultation"


class What(StrEnum):
    OPENS = "Opens"
    CLOSES = "Closes"
    DUE = "Due"
    GOES_LIVE = "Goes live"
    COMES_DOWN = "Comes down"
    REVIEW = "Review"
    BEGINS = "Begins"


@dataclass(frozen=True, order=True)
class Happening:
    """One thing on one day. `url` leads to where it is changed."""

    day: date
    what: What
    title: str
    url: str
    kind: str


def happenings(user, first: date, last: date):
    """Everything from the first day to the last that this person may change, in the order of days."""
    span = _Span(first, last)
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    found = [*_consultations(pages, span), *_schedules(pages, span), *_reviews(user, pages, span)]
    if user.has_perm("home.change_promise"):
        found += _promises(span)
    if user.has_perm("taxonomy.change_priorityset"):
        found += _priority_sets(span)
    return sorted(found)


class _Span:
    """Days from first to last, and the moments at which they begin and end."""

    def __init__(self, first, last):
        self.first, self.last = first, last
        self.begin = timezone.make_aware(datetime.combine(first, time.min))
        self.end = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))

    def days(self, field):
        return {f"{field}__gte": self.first, f"{field}__lte": self.last}

    def moments(self, field):
        return {f"{field}__gte": self.begin, f"{field}__lt": self.end}

    def holds(self, day):
        return self.first <= day <= self.last


def _edit(pk):
    return reverse("wagtailadmin_pages:edit", args=[pk])


def _consultations(pages, span):
    rows = ConsultationPage.objects.filter(pk__in=pages.values("pk")).originals().defer_streamfields()
    for page in rows:
        for moment, what in ((page.opens_at, What.OPENS), (page.closes_at, What.CLOSES)):
            if span.begin <= moment < span.end:
                yield Happening(timezone.localdate(moment), what, page.title, _edit(page.pk), "Consultation")
        if page.outcome_published_at is None and span.holds(page.outcome_due):
            yield Happening(page.outcome_due, What.DUE, page.title, _edit(page.pk), OUTCOME)


def _schedules(pages, span):
    """Pages that go live, or come down, at a moment that their editor set."""
    mine = set(pages.values_list("pk", flat=True))
    waiting = Revision.page_revisions.filter(**span.moments("approved_go_live_at"))
    titles = dict(Page.objects.filter(pk__in=mine).values_list("pk", "title"))
    for key, moment in waiting.values_list("object_id", "approved_go_live_at"):
        if int(key) in mine:
            day = timezone.localdate(moment)
            yield Happening(day, What.GOES_LIVE, titles[int(key)], _edit(key), "Page")
    leaving = Page.objects.filter(pk__in=mine, live=True, **span.moments("expire_at"))
    for key, title, moment in leaving.values_list("pk", "title", "expire_at"):
        yield Happening(timezone.localdate(moment), What.COMES_DOWN, title, _edit(key), "Page")


def _reviews(user, pages, span):
    for kind in get_page_models():
        if issubclass(kind, BasePage):
            rows = kind.objects.live().filter(pk__in=pages.values("pk"), **span.days("review_date"))
            for key, title, day in rows.values_list("pk", "title", "review_date"):
                yield Happening(day, What.REVIEW, title, _edit(key), kind._meta.verbose_name.capitalize())
    mine = document_policy.instances_user_has_permission_for(user, "change").values("pk")
    documents = AllianceDocument.objects.filter(pk__in=mine, **span.days("review_date"))
    for key, title, day in documents.values_list("pk", "title", "review_date"):
        yield Happening(day, What.REVIEW, title, reverse("wagtaildocs:edit", args=[key]), "Document")


def _promises(span):
    open_ones = Promise.objects.filter(kept_date=None, **span.days("due_date"))
    for promise in open_ones:
        url = reverse("wagtailsnippets_home_promise:edit", args=[promise.pk])
        yield Happening(promise.due_date, What.DUE, promise.we_did, url, "Promise")


def _priority_sets(span):
    for each in PrioritySet.objects.filter(**span.days("valid_from")):
        url = reverse("wagtailsnippets_taxonomy_priorityset:edit", args=[each.pk])
        yield Happening(each.valid_from, What.BEGINS, each.name, url, "Set of priorities")
