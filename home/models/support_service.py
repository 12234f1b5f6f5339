from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from portal.accounts.models import Organisation
from portal.pages import BasePage, ClassifiedPageManager, ClassifiedPageQuerySet
from portal.taxonomy.models import ClassifiedPage, Place, Term


class SupportNeed(Term):
    """What a person needs help with, in their words: money, feelings, tiredness, getting there."""


class SupportServicesPage(BasePage):
    """Where a person chooses a place and a need, and sees what is near."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.SupportServicePage"]
    max_count = 1


class SupportServicePageQuerySet(ClassifiedPageQuerySet):
    def meeting(self, need):
        """The services that help with this need."""
        through = SupportServicePage.needs.through.objects.filter(supportneed=need)
        return self.filter(pk__in=through.values("supportservicepage"))

    def for_listing(self):
        return self.select_related("organisation").prefetch_related("places", "needs").order_by("title", "pk")


SupportServicePageManager = ClassifiedPageManager.from_queryset(SupportServicePageQuerySet)


class SupportServicePage(ClassifiedPage, BasePage):
    """A service that helps people with cancer and those close to them, and how to reach it."""

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="support_services"
    )
    needs = ParentalManyToManyField(SupportNeed, related_name="services")
    places = ParentalManyToManyField(
        Place,
        blank=True,
        related_name="support_services",
        help_text="Leave empty if it is by phone or online.",
    )
    who_for = models.TextField(help_text="Who can use it, in a plain sentence.")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField("e-mail", blank=True)
    website = models.URLField(blank=True)
    address = models.TextField(blank=True)
    opening_hours = models.CharField(max_length=250, blank=True)
    last_checked_date = models.DateField("last checked", null=True, blank=True)

    objects = SupportServicePageManager()

    parent_page_types = ["home.SupportServicesPage"]
    subpage_types = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("organisation"),
        FieldPanel("needs"),
        FieldPanel("places"),
        FieldPanel("who_for"),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("website"),
                FieldPanel("address"),
                FieldPanel("opening_hours"),
                FieldPanel("last_checked_date"),
            ],
            "How to reach it",
        ),
        FieldPanel("body"),
    ]
    sorting_panels = [FieldPanel("tumour_sites"), FieldPanel("priorities"), FieldPanel("stages")]
    search_fields = [*BasePage.search_fields, index.SearchField("who_for")]
    served_with = (*BasePage.served_with, "organisation")
