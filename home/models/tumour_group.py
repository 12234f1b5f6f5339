from urllib.parse import urlencode

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager

from feedback.models import Story
from portal.pages import BasePage, BasePageQuerySet
from portal.taxonomy.models import PathwayStage, TumourGroup

from .linked import linked


class TumourGroupIndexPage(BasePage):
    """Lists the kinds of cancer and the groups that look after them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.TumourGroupPage"]
    max_count = 1

    not_searchable = "It only lists the tumour group pages, which are found themselves."

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = list(TumourGroupPage.objects.published().child_of(self).for_listing())
        return context | {
            "groups": [page for page in pages if not page.group.is_cross_cutting],
            "cross_cutting": [page for page in pages if page.group.is_cross_cutting],
        }


class TumourGroupPageQuerySet(BasePageQuerySet):
    def for_listing(self):
        """With the group and the names of its cancers."""
        named = self.defer_streamfields().select_related("group")
        return named.prefetch_related("group__sites").order_by("path")


TumourGroupPageManager = PageManager.from_queryset(TumourGroupPageQuerySet)


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

    objects = TumourGroupPageManager()

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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        sites = [site for site in self.group.sites.all() if not site.is_retired]
        context |= {"sites": sites, "search_url": f"/search/?{urlencode({'q': self.group.name})}"}
        if not sites:
            return context
        context |= {"stages": _strip(self.group, sites), "query": _query(sites)}
        return context | linked(now=timezone.now(), group=self.group)

    @property
    def names(self):
        """Its cancers in everyday words, for a card: all that the group's own name does not say."""
        names = [site.name for site in self.group.sites.all() if not site.is_retired]
        return ", ".join(names) if names != [self.title] else self.group.clinical_name


def _strip(group, sites):
    """Every stage of the pathway, with how many stories of the group's cancers are told about it."""
    told = Story.objects.published().about(group=group).values("pk")
    counted = Count("story", filter=Q(story__in=told), distinct=True)
    stages = PathwayStage.objects.in_use().annotate(story_count=counted)
    address = reverse("feedback:stories")
    return [
        {"label": stage.name, "count": stage.story_count, "url": f"{address}?{_query(sites, stage)}"}
        for stage in stages
    ]


def _query(sites, stage=None):
    """The cancers, and the stage where there is one, as every filtered list has them in its address."""
    return urlencode([("site", site.slug) for site in sites] + ([("stage", stage.slug)] if stage else []))
