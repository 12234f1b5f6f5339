"""People and organisations in Wagtail, and the first screen that greets each by name and role."""

from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from . import actions
from .joining.desk import JoiningViewSet, RequestsToJoin
from .models import User
from .roles import RIGHTS, Role, roles_of
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
    if not person.is_active:
        actions.end_sessions(person=person)


@hooks.register("before_bulk_action")
def protect_superusers(request, action_type, objects, action):
    """Only a superuser changes superusers, many at once as well as one by one."""
    guarded = is_about_people(objects) and not request.user.is_superuser
    if guarded and any(person.is_superuser for person in objects):
        raise PermissionDenied


@hooks.register("after_bulk_action")
def sign_out_the_inactive(request, action_type, objects, action):
    if is_about_people(objects):
        for person in User.objects.filter(pk__in=[person.pk for person in objects], is_active=False):
            actions.end_sessions(person=person)


def is_about_people(objects):
    return any(isinstance(row, User) for row in objects)
