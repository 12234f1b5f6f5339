"""How well the suggestions do on moderators' own decisions, and the button to learn anew."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from feedback.models import TrainingRun
from feedback.suggesting import machine, training
from feedback.suggesting.fewest import FEWEST_DECISIONS
from feedback.suggesting.report import COLUMNS, FEW, Report, table
from feedback.suggesting.tasks import suggest_for_waiting
from portal.exports import csv_response

from .access import OnlyFor

TRAIN = "feedback.train_suggestions"


class SuggestionsView(OnlyFor, WagtailAdminTemplateMixin, View):
    permission = TRAIN
    template_name = "feedback/desk/suggestions.html"
    page_title = "Suggestions"
    header_icon = "cogs"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        runs = TrainingRun.objects.all()
        done = runs.latest_done()
        return super().get_context_data(
            **kwargs,
            report=Report(done.figures if done else {}),
            done=done,
            under_way=runs.under_way(timezone.now()).first(),
            latest=runs.first(),
            is_installed=machine.is_installed(),
            fewest=FEWEST_DECISIONS,
            few=FEW,
        )


class SuggestionsTable(OnlyFor, View):
    permission = TRAIN

    def get(self, request, *args, **kwargs):
        done = TrainingRun.objects.latest_done()
        return csv_response(COLUMNS, table(Report(done.figures if done else {})), filename="suggestions.csv")


class LearnView(OnlyFor, View):
    permission = TRAIN
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if machine.is_installed():
            training.ask(by=request.user, now=timezone.now())
            messages.success(request, "The machine learns anew as soon as the worker is free.")
        else:
            messages.error(
                request, "This server has no scikit-learn, so it cannot learn. The word rules go on."
            )
        return redirect("suggestions:index")


class RenewView(OnlyFor, View):
    permission = TRAIN
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        suggest_for_waiting.enqueue()
        messages.success(request, "The stories that wait get new suggestions as soon as the worker is free.")
        return redirect("suggestions:index")


class SuggestionsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(TRAIN)


class SuggestionsViewSet(ViewSet):
    name = "suggestions"
    url_prefix = "suggestions"
    icon = "cogs"
    menu_label = "Suggestions"
    menu_order = 113
    menu_item_class = SuggestionsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(SuggestionsView), name="index"),
            path("table/", self.construct_view(SuggestionsTable), name="table"),
            path("learn/", self.construct_view(LearnView), name="learn"),
            path("renew/", self.construct_view(RenewView), name="renew"),
        ]
