"""What Wagtail's admin shows of stories."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from feedback.desk.viewset import StoriesViewSet, StoriesWaiting, ThemeViewSet

hooks.register("register_admin_viewset", StoriesViewSet)
hooks.register("construct_homepage_panels", StoriesWaiting.offer)
register_snippet(ThemeViewSet)
