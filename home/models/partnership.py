"""The Kent and Medway Cancer Action Partnership: its front page, and the lists that stand under it."""

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from home.calling import calls_to_answer
from portal.pages import BasePage
from portal.paging import page_of

from .partnership_call import PartnershipCallPage
from .partnership_input import PartnershipInputPage
from .partnership_meeting import PartnershipMeetingPage

PROSE = ["bold", "ol", "ul", "link", "document-link"]
ON_A_PAGE = 10
MOST_INPUTS = 3
MOST_CALLS = 4


class PartnershipPage(BasePage):
    """What the Partnership is, who may join and how, what it changed, and when it meets next."""

    who_may_join = RichTextField(features=PROSE, blank=True)
    how_to_join = RichTextField(features=PROSE, blank=True, help_text="The steps, and how long each takes.")
    support = RichTextField(
        "what members get",
        features=PROSE,
        blank=True,
        help_text="Expenses, a person to ask, training, breaks, somebody to come with.",
    )
    office_name = models.CharField(
        "office", max_length=160, blank=True, help_text="A role and not a name, so that it stays right."
    )
    office_phone = models.CharField(max_length=40, blank=True)
    office_email = models.EmailField("office e-mail", blank=True)
    office_hours = models.CharField(max_length=160, blank=True)
    expenses_name = models.CharField(
        "expenses contact", max_length=160, blank=True, help_text="A role: who pays fares back."
    )
    expenses_phone = models.CharField(max_length=40, blank=True)
    expenses_email = models.EmailField("expenses e-mail", blank=True)
    expenses_how = models.TextField(
        "how to claim", blank=True, help_text="What is paid, what to keep, and how soon the money comes."
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "home.PartnershipMeetingsPage",
        "home.PartnershipCallsPage",
        "home.PartnershipInputsPage",
        "home.PartnershipMembersPage",
        "home.StandardPage",
    ]
    max_count = 1

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body", heading="What it is"),
        MultiFieldPanel(
            [FieldPanel("who_may_join"), FieldPanel("how_to_join"), FieldPanel("support")], "Joining"
        ),
        MultiFieldPanel(
            [FieldPanel(f"office_{name}") for name in ("name", "phone", "email", "hours")], "The office"
        ),
        MultiFieldPanel(
            [FieldPanel(f"expenses_{name}") for name in ("name", "phone", "email", "how")], "Expenses"
        ),
    ]

    def get_context(self, request, *args, **kwargs):
        now = timezone.now()
        meetings = PartnershipMeetingPage.objects.published().going_ahead()
        inputs = PartnershipInputPage.objects.published().for_listing()[:MOST_INPUTS]
        return super().get_context(request, *args, **kwargs) | {
            "next_meeting": meetings.coming(now).for_listing().first(),
            "calls": calls_to_answer(
                PartnershipCallPage.objects.published(), timezone.localdate(now), MOST_CALLS
            ),
            "inputs": [row.card() for row in inputs],
        }


class PartnershipList(BasePage):
    """A page that lists what stands under it."""

    parent_page_types = ["home.PartnershipPage"]
    max_count = 1
    not_searchable = "It only lists its pages, which are found themselves."

    class Meta:
        abstract = True


class PartnershipMeetingsPage(PartnershipList):
    """Meetings that come, and those that were, with their papers."""

    subpage_types = ["home.PartnershipMeetingPage"]

    def get_context(self, request, *args, **kwargs):
        now, meetings = timezone.now(), PartnershipMeetingPage.objects.published().for_listing()
        past = meetings.past(now).with_public_papers()
        return super().get_context(request, *args, **kwargs) | {
            "partnership_key": PartnershipPage.objects.values_list("pk", flat=True).first(),
            "coming": meetings.coming(now)[:ON_A_PAGE],
            "past": page_of(past, request.GET.get("page", 1), ON_A_PAGE),
        }


class PartnershipCallsPage(PartnershipList):
    """What people are asked to help with: what, for whom, until when, and how to answer."""

    subpage_types = ["home.PartnershipCallPage"]

    def get_context(self, request, *args, **kwargs):
        today, calls = timezone.localdate(), PartnershipCallPage.objects.published()
        return super().get_context(request, *args, **kwargs) | {
            "open_calls": calls_to_answer(calls, today, ON_A_PAGE),
            "closed_calls": page_of(calls.closed(today), request.GET.get("page", 1), ON_A_PAGE),
        }


class PartnershipInputsPage(PartnershipList):
    """What members said, and what came of it: also where nothing did, and why."""

    subpage_types = ["home.PartnershipInputPage"]

    def get_context(self, request, *args, **kwargs):
        found = PartnershipInputPage.objects.published().for_listing()
        inputs = page_of(found, request.GET.get("page", 1), ON_A_PAGE)
        inputs.rows[:] = [row.card() for row in inputs.rows]
        return super().get_context(request, *args, **kwargs) | {"inputs": inputs}
