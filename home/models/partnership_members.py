from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from consultations.models import ConsultationPage
from home.calling import calls_to_answer
from home.cards import consultation_card
from home.partnership_access import may_enter, restrict_page
from portal.pages import BasePage
from portal.paging import page_of

from .partnership_call import PartnershipCallPage
from .partnership_meeting import PartnershipMeetingPage

A_YEAR = timedelta(days=365)
MOST_COMING = 6
MOST_CALLS = 10
MEETINGS_ON_A_PAGE = 10
MOST_CONSULTATIONS = 10


class PartnershipMembersPage(BasePage):
    """The members' space. Meetings and calls that stand under it are for members only.

    Wagtail's own page restriction keeps others out of it and of all below; it is put back at every save.
    """

    members_note = models.TextField(
        "a word from the office", blank=True, help_text="Stands at the top until you take it away."
    )

    parent_page_types = ["home.PartnershipPage"]
    subpage_types = ["home.PartnershipMeetingPage", "home.PartnershipCallPage", "home.StandardPage"]
    max_count = 1
    private_page_options = []
    not_searchable = "Only members of the Partnership may read it."

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("members_note"),
        FieldPanel("body"),
    ]

    class Meta:
        permissions = [("enter_partnership", "Can enter the members’ space of the Partnership")]

    def save(self, *args, **kwargs):
        saved = super().save(*args, **kwargs)
        restrict_page(self)
        return saved

    def serve(self, request, *args, **kwargs):
        if not may_enter(request.user):
            raise PermissionDenied
        response = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def get_context(self, request, *args, **kwargs):
        now = timezone.now()
        meetings = PartnershipMeetingPage.objects.live().for_listing().with_all_papers()
        return super().get_context(request, *args, **kwargs) | {
            "partnership": self.get_parent().specific,
            "coming": meetings.coming(now)[:MOST_COMING],
            "past": page_of(meetings.past(now), request.GET.get("page", 1), MEETINGS_ON_A_PAGE),
            "consultations": [consultation_card(row, now) for row in _consultations(now)],
            "calls": calls_to_answer(PartnershipCallPage.objects.live(), timezone.localdate(now), MOST_CALLS),
        }


def _consultations(now):
    """What members alone may answer, and those whose outcome is still to come."""
    return ConsultationPage.objects.for_members().closing_after(now - A_YEAR)[:MOST_CONSULTATIONS]
