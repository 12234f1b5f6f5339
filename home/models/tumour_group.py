from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.pages import BasePage
from portal.taxonomy.models import TumourGroup


class TumourGroupIndexPage(BasePage):
    """Lists the kinds of cancer and the groups that look after them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.TumourGroupPage"]
    max_count = 1

    not_searchable = "It only lists the tumour group pages, which are found themselves."


class TumourGroupPage(BasePage):
    """One family of cancers: its pathway with what people said at each step, and all that is linked to it."""

    group = models.OneToOneField(
        TumourGroup,
        on_delete=models.PROTECT,
        related_name="page",
        help_text="Stories, documents and practice about any of its cancers are listed by themselves.",
    )
    lead_role = models.CharField(
        "who leads", max_length=160, blank=True, help_text="A role, not a name, so that it stays right."
    )
    meetings = models.TextField(
        blank=True, help_text="How often the group meets, and how a patient can take part."
    )

    parent_page_types = ["home.TumourGroupIndexPage"]
    subpage_types = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("group"),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("lead_role"),
        FieldPanel("meetings"),
    ]
    served_with = (*BasePage.served_with, "group")
