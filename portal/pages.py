"""What every page of the portal carries, whatever its type."""

from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from portal.blocks import BodyBlock


class BasePage(Page):
    """A page with a sentence that says what it is, somebody who keeps it, and a date to look at it again."""

    summary = models.TextField(
        max_length=300, help_text="One plain sentence: what a person finds here. It stands under the title."
    )
    body = StreamField(BodyBlock(required=False), blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who keeps this page right, and is reminded to look at it. Not shown to the public.",
    )
    last_reviewed = models.DateField(null=True, blank=True, help_text="Shown at the foot of the page.")
    review_date = models.DateField(null=True, blank=True, help_text="When it must be looked at again.")
    easy_read = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The Easy Read page that says the same, where there is one.",
    )

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    review_panels = [
        FieldPanel("kept_by"),
        FieldPanel("last_reviewed"),
        FieldPanel("review_date"),
        PageChooserPanel("easy_read"),
    ]
    promote_panels = [MultiFieldPanel(review_panels, "Kept up to date"), *Page.promote_panels]

    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        abstract = True

    def breadcrumbs(self):
        """The pages above this one, the home page first, each with its address. One query."""
        return self.get_ancestors().live().filter(depth__gt=1).specific(defer=True)
