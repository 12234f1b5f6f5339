from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from consultations import answers_views as views
from consultations import publishing_views as publishing
from consultations.desk import urls as desk
from consultations.entry import views as entry
from consultations.models import ConsultationPage
from consultations.permissions import ENTER_ANSWERS, PUBLISH_ANSWERS, SEE_ANSWERS
from consultations.running.library import QuestionSetViewSet
from consultations.work import AnswersToPublish, ConsultationsAtWork

hooks.register("construct_homepage_panels", ConsultationsAtWork.offer)
hooks.register("construct_homepage_panels", AnswersToPublish.offer)
register_snippet(QuestionSetViewSet)


@hooks.register("register_admin_urls")
def addresses_of_answers():
    patterns = [
        path("", views.ConsultationsView.as_view(), name="index"),
        path("<int:pk>/", views.ResponsesView.as_view(), name="responses"),
        *desk.patterns,
        path("<int:pk>/<slug:reference>/", views.ResponseView.as_view(), name="response"),
    ]
    return [
        path("answers/", include((patterns, "consultation_answers"))),
        path("running/", include("consultations.running.urls")),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_buttons")
def run_it(page, user, next_url=None, **kwargs):
    """On the page in the editor and in the list: everything that is done with it beside writing it."""
    if not isinstance(page.specific_deferred, ConsultationPage) or page.alias_of_id:
        return
    if page.permissions_for_user(user).can_publish():
        url = reverse("consultation_running:index", args=[page.pk])
        yield Button("Run it", url, icon_name="cogs", priority=5)


@hooks.register("register_admin_urls")
def addresses_of_typing_in():
    patterns = [
        path("", entry.IndexView.as_view(), name="index"),
        path("<int:pk>/add/", entry.AddView.as_view(), name="add"),
        path("<slug:reference>/added/", entry.AddedView.as_view(), name="added"),
        path("<slug:reference>/again/", entry.KeyAgainView.as_view(), name="again"),
        path("<slug:reference>/settle/", entry.SettleView.as_view(), name="settle"),
    ]
    return [path("typing-in/", include((patterns, "typing_in")))]


@hooks.register("register_admin_urls")
def addresses_of_publishing():
    patterns = [
        path("", publishing.WaitingView.as_view(), name="index"),
        path("<int:pk>/", publishing.AnswerView.as_view(), name="answer"),
    ]
    return [path("answers-to-publish/", include((patterns, "answers_to_publish")))]


class MenuItemFor(MenuItem):
    """Shown to whoever holds `permission`."""

    def __init__(self, *args, permission, **more):
        super().__init__(*args, **more)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_menu_item")
def typing_in_in_the_menu():
    url = reverse("typing_in:index")
    return MenuItemFor("Typing in", url, icon_name="edit", order=311, permission=ENTER_ANSWERS)


@hooks.register("register_admin_menu_item")
def publishing_in_the_menu():
    url = reverse("answers_to_publish:index")
    return MenuItemFor("Answers to publish", url, icon_name="view", order=312, permission=PUBLISH_ANSWERS)


class AnswersMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(SEE_ANSWERS)


@hooks.register("register_admin_menu_item")
def answers_in_the_menu():
    return AnswersMenuItem("Answers", reverse("consultation_answers:index"), icon_name="form", order=310)


@hooks.register("before_delete_page")
def keep_what_was_answered(request, page):
    """A consultation that people have answered is kept, also where a page above it is deleted."""
    return _refused(request, page) if _holds_answers(page) else None


@hooks.register("before_bulk_action")
def keep_what_was_answered_in_bulk(request, action_type, objects, action):
    held = next((each for each in _pages_to_delete(action_type, objects) if _holds_answers(each)), None)
    return _refused(request, held) if held else None


def _pages_to_delete(action_type, objects):
    return [each for each in objects if isinstance(each, Page)] if action_type == "delete" else []


def _holds_answers(page):
    return ConsultationPage.objects.descendant_of(page, inclusive=True).with_responses().exists()


def _refused(request, page):
    sentence = f"People have answered “{page.title}” or a page below it, so it is kept. Unpublish it instead."
    messages.error(request, sentence)
    return redirect("wagtailadmin_explore", page.get_parent().pk)
