from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.pages import SORTED_BY, BasePage, ClassifiedPageManager, ClassifiedPageQuerySet
from portal.paging import page_of
from portal.taxonomy.models import ClassifiedPage

NEWS_ON_A_PAGE = 10


class NewsIndexPage(BasePage):
    """News of the alliance, the newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count = 1

    not_searchable = "It only lists the news, which is found itself."

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.published().child_of(self).newest_first().defer_streamfields()
        return context | {"news": page_of(news, request.GET.get("page", 1), NEWS_ON_A_PAGE)}


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
