from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from portal.accounts.models import Organisation
from portal.pages import BasePage


class ContactPage(BasePage):
    """How to reach the alliance, and who helps with a question or a complaint about care."""

    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    address = models.TextField(blank=True)
    opening_hours = models.CharField(max_length=250, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email"), FieldPanel("address"), FieldPanel("opening_hours")],
            "The alliance",
        ),
        InlinePanel("pals_desks", heading="Patient advice and liaison (PALS)", label="PALS desk"),
        FieldPanel("body"),
    ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"pals_desks": self.pals_desks.select_related("organisation")}


class PalsDesk(Orderable):
    """The patient advice and liaison service of one trust: for questions and complaints about care."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="pals_desks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pals_desks")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    website = models.URLField(blank=True)
    opening_hours = models.CharField(max_length=250, blank=True)

    panels = [
        FieldPanel("organisation"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("website"),
        FieldPanel("opening_hours"),
    ]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "organisation"], name="one_pals_desk_a_trust")]

    def __str__(self):
        return f"PALS, {self.organisation}"
