"""What Wagtail's admin shows of stories."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from feedback.desk.entry import EntriesViewSet, SecondLooks
from feedback.desk.exports import ExportsViewSet
from feedback.desk.insight import InsightViewSet
from feedback.desk.reply_viewset import WORK_LISTS, RepliesViewSet, menu_item
from feedback.desk.rights import RightsViewSet
from feedback.desk.suggestions import SuggestionsViewSet
from feedback.desk.uploads import UploadsViewSet
from feedback.desk.viewset import StoriesViewSet, ThemeViewSet, safeguarding_menu_item
from feedback.desk.word_rules import WordRuleViewSet
from feedback.desk.work import ConcernsOpen, StoriesWaiting

hooks.register("register_admin_viewset", StoriesViewSet)
hooks.register("register_admin_menu_item", safeguarding_menu_item)
hooks.register("construct_homepage_panels", ConcernsOpen.offer)
hooks.register("construct_homepage_panels", StoriesWaiting.offer)
hooks.register("register_admin_viewset", EntriesViewSet)
hooks.register("construct_homepage_panels", SecondLooks.offer)
hooks.register("register_admin_viewset", RepliesViewSet)
hooks.register("register_admin_menu_item", menu_item)
for work_list in WORK_LISTS:
    hooks.register("construct_homepage_panels", work_list.offer)
hooks.register("register_admin_viewset", SuggestionsViewSet)
hooks.register("register_admin_viewset", RightsViewSet)
hooks.register("register_admin_viewset", InsightViewSet)
hooks.register("register_admin_viewset", ExportsViewSet)
hooks.register("register_admin_viewset", UploadsViewSet)
register_snippet(ThemeViewSet)
register_snippet(WordRuleViewSet)
