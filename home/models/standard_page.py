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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        below = StandardPage.objects.published().child_of(self).filter(is_easy_read=False)
        return context | {"below": below.defer_streamfields().order_by("path")}
