from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.pages import BasePage

from . import front

EXAMPLES = "waiting for test results\nparking for radiotherapy\nhelp after treatment"

DOORS = (
    {
        "heading": "Tell us what happened",
        "text": "Good or bad, in your own words. It takes about 10 minutes, and you need no account.",
        "url": "/feedback/",
    },
    {
        "heading": "Take part",
        "text": "Answer the questions we are asking now, and see what came of the last ones.",
        "url": "/take-part/",
    },
    {
        "heading": "Find",
        "text": "Search what people told us, support near you, documents and what works.",
        "url": "/search/",
    },
)


class HomePage(BasePage):
    """The front of the portal. Its summary is the alliance in one sentence."""

    search_examples = models.TextField(
        default=EXAMPLES,
        blank=True,
        help_text="Three things that people look for, one a line. They stand under the search box.",
    )

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("search_examples"),
        FieldPanel("body"),
    ]

    not_searchable = "It is the way in, not an answer to what somebody looks for."

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"doors": DOORS} | front.shown(now=timezone.now())

    @property
    def examples(self):
        return [line.strip() for line in self.search_examples.splitlines() if line.strip()][:3]
