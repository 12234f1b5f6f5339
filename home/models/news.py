from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.pages import SORTED_BY, BasePage, ClassifiedPageManager, ClassifiedPageQuerySet
from portal.taxonomy.models import ClassifiedPage


class NewsIndexPage(BasePage):
    """News of the alliance, the newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count = 1

    not_searchable = "It only lists the news, which is found itself."


class NewsPageQuerySet(ClassifiedPageQuerySet):
    def newest_first(self):
        return self.order_by("-published_date", "-pk")


NewsPageManager = ClassifiedPageManager.from_queryset(NewsPageQuerySet)


class NewsPage(ClassifiedPage, BasePage):
    """Something that happened, with its day."""

    published_date = models.DateField("date")

    objects = NewsPageManager()

    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("published_date"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    sorting_panels = SORTED_BY
