"""What Wagtail's admin shows of stories."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from feedback.desk.reply_viewset import WORK_LISTS, RepliesViewSet, menu_item
from feedback.desk.viewset import StoriesViewSet, StoriesWaiting, ThemeViewSet

hooks.register("register_admin_viewset", StoriesViewSet)
hooks.register("construct_homepage_panels", StoriesWaiting.offer)
hooks.register("register_admin_viewset", RepliesViewSet)
hooks.register("register_admin_menu_item", menu_item)
for work_list in WORK_LISTS:
    hooks.register("construct_homepage_panels", work_list.offer)
register_snippet(ThemeViewSet)
