from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager

from home.calling import days_left, is_open_on
from portal.pages import BasePage, BasePageQuerySet

PROSE = ["bold", "ol", "ul", "link", "document-link"]


class CallQuerySet(BasePageQuerySet):
    def open(self, today):
        """What can still be answered, what closes first standing first."""
        found = self.filter(Q(closes_date__isnull=True) | Q(closes_date__gte=today))
        return found.order_by(F("closes_date").asc(nulls_last=True), "pk").defer_streamfields()

    def closed(self, today):
        return self.filter(closes_date__lt=today).order_by("-closes_date", "-pk").defer_streamfields()


CallManager = PageManager.from_queryset(CallQuerySet)


class PartnershipCallPage(BasePage):
    """Something that people are asked to help with."""

    what = RichTextField("what it is", features=PROSE, help_text="What a person would do, and what for.")
    who_for = models.CharField("who it is for", max_length=250)
    closes_date = models.DateField(
        "last day to answer", null=True, blank=True, help_text="Leave empty if there is none."
    )
    how_to_answer = RichTextField(features=PROSE, help_text="More than one way: phone, e-mail, post.")
    time_needed = models.CharField(max_length=160, help_text="For example: 2 hours, three times, online.")
    what_you_get = models.TextField(
        "what people get", blank=True, help_text="Fares, a fee, somebody to ask, a break when you need one."
    )
    came_of_it = RichTextField(
        "what came of it", features=PROSE, blank=True, help_text="Written once it has closed."
    )

    objects = CallManager()

    parent_page_types = ["home.PartnershipCallsPage", "home.PartnershipMembersPage"]
    subpage_types = []
    page_description = "Something that patients or carers are asked to help with."

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("what"),
        MultiFieldPanel([FieldPanel("who_for"), FieldPanel("time_needed"), FieldPanel("closes_date")], "Who"),
        FieldPanel("how_to_answer"),
        FieldPanel("what_you_get"),
        FieldPanel("came_of_it"),
        FieldPanel("body", heading="Anything else"),
    ]

    class Meta:
        verbose_name = "call to take part"
        verbose_name_plural = "calls to take part"

    def get_context(self, request, *args, **kwargs):
        today = timezone.localdate()
        return super().get_context(request, *args, **kwargs) | {
            "is_open": is_open_on(self.closes_date, today),
            "standing": days_left(self.closes_date, today),
            "facts": self.facts(),
        }

    def facts(self):
        last_day = f"{self.closes_date:%-d %B %Y}" if self.closes_date else "There is none"
        rows = (
            ("For", self.who_for),
            ("Time it takes", self.time_needed),
            ("Last day to answer", last_day),
            ("What you get", self.what_you_get),
        )
        return [{"key": key, "value": value} for key, value in rows if value]
