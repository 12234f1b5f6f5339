"""The work area in the alliance's own look, without what a role cannot use."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.permissions import page_permission_policy


@hooks.register("insert_global_admin_css")
def our_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("portal/admin.css"))


@hooks.register("insert_global_admin_js")
def names_for_boxes():
    return format_html('<script src="{}"></script>', static("portal/admin.js"))


@hooks.register("construct_main_menu")
def leave_help_to_whoever_edits_pages(request, items):
    """Wagtail's help is about pages, and marks its own news with a number."""
    if not page_permission_policy.explorable_root_instance(request.user):
        items[:] = [item for item in items if item.name != "help"]
