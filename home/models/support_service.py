from django.db import models
from django.forms import CheckboxSelectMultiple
from django.template.defaultfilters import date as date_in_words
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from home.filtering import Choice, Filters
from home.nearness import nearest_first
from portal.accounts.models import Organisation
from portal.pages import SORTED_BY, BasePage, ClassifiedPageManager, ClassifiedPageQuerySet
from portal.paging import page_of
from portal.taxonomy.models import ClassifiedPage, Place, Term


class SupportNeed(Term):
    """What a person needs help with, in their words: money, feelings, tiredness, getting there."""


PLACE = Choice("place", "Where you live", "places", Place)
NEED = Choice("need", "What you need help with", "needs", SupportNeed)
SERVICES_ON_A_PAGE = 12


class SupportServicesPage(BasePage):
    """Where a person chooses a place and a need, and sees what is near."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.SupportServicePage"]
    max_count = 1

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        filters = Filters(request.GET, (PLACE, NEED))
        place = next(iter(filters.chosen[PLACE]), None)
        services = SupportServicePage.objects.published().child_of(self).for_listing()
        if needs := filters.chosen[NEED]:
            services = services.carrying("needs", needs)
        found = page_of(nearest_first(services, place), request.GET.get("page", 1), SERVICES_ON_A_PAGE)
        return context | {"services": found, "place": place, "needs": needs, "filters": filters.form()}


class SupportServicePageQuerySet(ClassifiedPageQuerySet):
    def for_listing(self):
        related = self.select_related("organisation").prefetch_related("places", "needs")
        return related.defer_streamfields().order_by("title", "pk")


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
        FieldPanel("needs", widget=CheckboxSelectMultiple),
        FieldPanel("places", widget=CheckboxSelectMultiple),
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
    sorting_panels = SORTED_BY
    search_fields = [*BasePage.search_fields, index.SearchField("who_for")]
    served_with = (*BasePage.served_with, "organisation")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"facts": self.facts()}

    def facts(self):
        """What a person needs to know before they go, as rows of a summary list."""
        checked = self.last_checked_date and date_in_words(self.last_checked_date, "F Y")
        rows = (
            ("Who it is for", self.who_for),
            ("Helps with", ", ".join(need.name for need in self.needs.all())),
            ("Where", ", ".join(place.name for place in self.places.all()) or "By phone or online"),
            ("Address", self.address),
            ("Open", self.opening_hours),
            ("Run by", self.organisation),
            ("Last checked", checked),
        )
        return [{"key": key, "value": value} for key, value in rows if value]
