from django.db import models
from wagtail.admin.panels import FieldPanel

from portal.pages import BasePage


class StandardPage(BasePage):
    """A page of words: about the alliance, privacy, accessibility, and the Easy Read twins of other pages."""

    is_easy_read = models.BooleanField(
        "Easy Read",
        default=False,
        help_text="Short sentences in large type. Link to it from the Review tab of its full page.",
    )

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("is_easy_read")]
