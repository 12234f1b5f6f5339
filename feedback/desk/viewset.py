from django.urls import path, reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from feedback.models import Story, Theme
from portal.accounts.work_list import WorkList, WorkRow

from .access import MODERATE, SEE_STORIES
from .queue import QueueView
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
            path("<int:pk>/", self.construct_view(WorkbenchView), name="story"),
        ]


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


class StoriesWaiting(WorkList):
    """The stories that wait, on the first screen of whoever reads them."""

    title = "Stories waiting"
    permission = MODERATE
    empty = "No story is waiting. New ones appear here."
    order = 100

    @property
    def more_url(self):
        return reverse("stories:index")

    def rows(self, now):
        waiting = Story.objects.awaiting_review().most_pressing_first()[: self.most]
        return [
            WorkRow(story.title, reverse("stories:story", args=[story.pk]), since=story.received_at)
            for story in waiting
        ]
