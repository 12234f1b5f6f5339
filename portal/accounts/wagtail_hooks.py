"""People and organisations in Wagtail, and the first screen that greets each by name and role."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet

from . import actions
from .joining.desk import JoiningViewSet, RequestsToJoin
from .models import User
from .roles import KEEP_PEOPLE, RIGHTS, Role, roles_of
from .viewsets import OrganisationsGroup

register_snippet(OrganisationsGroup)
hooks.register("register_admin_viewset", JoiningViewSet)
hooks.register("construct_homepage_panels", RequestsToJoin.offer)


class Greeting(Component):
    """The first panel: who is signed in, and what their roles are for."""

    order = 10
    template_name = "accounts/greeting.html"

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        held = roles_of(self.user)
        return {
            "name": self.user.first_name or self.user.email,
            "roles": [(role.value, RIGHTS[role].does) for role in Role if role in held],
        }


@hooks.register("insert_global_admin_css")
def readable_lists():
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/admin.css"))


@hooks.register("construct_homepage_panels")
def greet(request, panels):
    panels.append(Greeting(request.user))


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_the_summary_to_administrators(request, items):
    if not request.user.has_perm("accounts.change_user"):
        items.clear()


@hooks.register("after_create_user")
def invite(request, person):
    actions.keep_address(person=person)
    actions.invite(person=person)


@hooks.register("after_edit_user")
def keep_in_step(request, person):
    actions.keep_address(person=person)


@hooks.register("register_user_listing_buttons")
def lead_to_access(user, request_user):
    if request_user.has_perm(KEEP_PEOPLE):
        url = reverse("wagtailusers_users:access", args=[user.pk])
        yield Button("Sessions, closing", url, icon_name="key", priority=40)


@hooks.register("before_bulk_action")
def protect_superusers(request, action_type, objects, action):
    """Only a superuser changes superusers, many at once as well as one by one."""
    guarded = is_about_people(objects) and not request.user.is_superuser
    if guarded and any(person.is_superuser for person in objects):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def close_accounts_one_by_one(request, action_type, objects, action):
    """Nobody is closed or opened in a crowd: each has work that somebody must take over."""
    if action_type == "set_active_state" and any(isinstance(row, User) for row in objects):
        messages.error(
            request, "Close or open accounts one at a time: press “Sessions, closing” by the name."
        )
        return redirect("wagtailusers_users:index")
    return None


def is_about_people(objects):
    return any(isinstance(row, User) for row in objects)
