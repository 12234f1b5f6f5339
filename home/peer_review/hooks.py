"""Where Wagtail asks about a practice in other ways than by its page policy."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.models import Page

from home.models import BestPracticePage

from . import access
from .work import WORK_LISTS

# Wagtail's own lists of the first screen, which ours replace, each in the reader's own words.
REPLACED = {"WorkflowObjectsToModeratePanel", "UserObjectsInWorkflowModerationPanel"}
# What somebody once worked on is shown to them whoever they work for now.
NOT_FOR_THE_LIMITED = {"RecentEditsPanel"}


@hooks.register("construct_page_chooser_queryset")
def choose_from_what_is_public(pages, request):
    _refuse_to_look_below_a_draft(request)
    return access.choosable_by(pages, request.user)


def _refuse_to_look_below_a_draft(request):
    """The chooser shows the title of the page whose children it lists."""
    above = Page.objects.filter(pk=request.resolver_match.kwargs.get("parent_page_id"))
    if above.exists() and not access.choosable_by(above, request.user).exists():
        raise PermissionDenied


@hooks.register("construct_explorer_page_queryset")
def explore_no_draft_of_others(parent_page, pages, request):
    """The explorer asks the page policy for what it lists, and nobody for the page that it stands at."""
    if access.is_hidden_from(request.user, parent_page):
        raise PermissionDenied
    return pages


@hooks.register("construct_reports_menu")
def leave_out_the_report_that_names_pages(request, menu_items):
    if access.is_limited(request.user):
        menu_items[:] = [item for item in menu_items if item.name != "page-types-usage"]


@hooks.register("before_move_page")
def move_only_what_may_be_moved(request, page, destination):
    """Wagtail asks only when the answer is sent, and by then has shown the title."""
    if isinstance(page, BestPracticePage) and not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


@hooks.register("after_edit_page")
def keep_the_organisation_in_step(request, page):
    """The rule of who sees a draft reads the row, so a change of organisation counts before publication."""
    if isinstance(page, BestPracticePage) and not page.live:
        BestPracticePage.objects.filter(pk=page.pk).update(organisation=page.organisation)


@hooks.register("construct_homepage_panels")
def leave_out_what_ours_replace(request, panels):
    gone = REPLACED | (NOT_FOR_THE_LIMITED if access.is_limited(request.user) else set())
    panels[:] = [panel for panel in panels if type(panel).__name__ not in gone]


class SendToBeReviewed(SubmitForModerationMenuItem):
    """Wagtail’s own item in plain words: it would name the workflow."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": "Send to be reviewed"}


@hooks.register("construct_page_action_menu")
def say_it_plainly(menu_items, request, context):
    for place, item in enumerate(menu_items):
        if isinstance(item, SubmitForModerationMenuItem):
            menu_items[place] = SendToBeReviewed(item.order)


for work_list in WORK_LISTS:
    hooks.register("construct_homepage_panels", work_list.offer)
