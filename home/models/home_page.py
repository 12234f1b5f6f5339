from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.pages import BasePage

EXAMPLES = "waiting for test results\nparking for radiotherapy\nhelp after treatment"


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

    @property
    def examples(self):
        return [line.strip() for line in self.search_examples.splitlines() if line.strip()][:3]
