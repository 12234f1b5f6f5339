from django.urls import path, reverse_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from feedback.models import Theme

from .access import MODERATE, SEE_STORIES
from .concerns import ConcernsView
from .queue import QueueView
from .several import SeveralView
from .workbench import WorkbenchView


class StoriesMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(SEE_STORIES)


class StoriesViewSet(ViewSet):
    """No snippet: history, usage, copying and choosing would each be a door to words that nobody has read."""

    name = "stories"
    icon = "openquote"
    menu_label = "Stories"
    menu_order = 110
    menu_item_class = StoriesMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(QueueView), name="index"),
            path("results/", self.construct_view(QueueView, results_only=True), name="index_results"),
            path("several/", self.construct_view(SeveralView), name="several"),
            path("concerns/", self.construct_view(ConcernsView), name="concerns"),
            path(
                "concerns/results/",
                self.construct_view(ConcernsView, results_only=True),
                name="concerns_results",
            ),
            path("<int:pk>/", self.construct_view(WorkbenchView), name="story"),
        ]


class SafeguardingMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(MODERATE)


def safeguarding_menu_item():
    return SafeguardingMenuItem(
        "Safeguarding", reverse_lazy("stories:concerns"), name="safeguarding", icon_name="warning", order=112
    )


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = "Themes"
    menu_order = 111
    add_to_admin_menu = True
    list_display = ["name", "group"]
    list_filter = ["group"]
    search_backend_name = None
    search_fields = ["name"]
