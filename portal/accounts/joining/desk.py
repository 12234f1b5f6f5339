"""Requests to join, for administrators: what waits, what each address tells, and the decision."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from portal.accounts.models import JoiningRequest
from portal.accounts.only_for import OnlyFor
from portal.accounts.roles import KEEP_PEOPLE, Role
from portal.accounts.work_list import WorkList, WorkRow

from . import actions
from .forms import DecisionForm

TITLE = "Requests to join"
LATEST = 50


class JoiningView(OnlyFor, WagtailAdminTemplateMixin, View):
    """What waits, and what was decided last."""

    permission = KEEP_PEOPLE
    template_name = "accounts/joining/desk.html"
    header_icon = "user"
    page_title = TITLE

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        requests = JoiningRequest.objects.for_listing()
        waiting, decided = requests.waiting()[:LATEST], requests.decided()[:LATEST]
        return super().get_context_data(**kwargs, waiting=waiting, decided=decided)


class DecideView(OnlyFor, WagtailAdminTemplateMixin, View):
    """One request: who asks and why, and yes or no."""

    permission = KEEP_PEOPLE
    template_name = "accounts/joining/request.html"
    header_icon = "user"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.asked = get_object_or_404(JoiningRequest.objects.for_listing(), pk=kwargs["pk"])

    def get_page_title(self):
        return str(self.asked)

    def get_breadcrumbs_items(self):
        above = {"url": reverse("joining_desk:index"), "label": TITLE}
        return [*self.breadcrumbs_items, above, {"url": "", "label": str(self.asked)}]

    def get(self, request, *args, **kwargs):
        return self._shown(DecisionForm(request=self.asked))

    def post(self, request, *args, **kwargs):
        form = DecisionForm(request.POST, request=self.asked)
        if not form.is_valid():
            return self._shown(form, status=422)
        try:
            messages.success(request, self._decide(form))
        except actions.AlreadyDecided as refusal:
            messages.error(request, str(refusal))
        return redirect("joining_desk:index")

    def _decide(self, form):
        """Do what was decided. Returns what to say of it."""
        told, common = form.cleaned_data, {"request": self.asked, "by": self.request.user}
        if not form.is_approval:
            actions.decline(reason=told["reason"], now=timezone.now(), **common)
            return f"{self.asked} is told why not."
        scope = {name: told[name] for name in ("organisation", "tumour_groups")}
        actions.approve(role=Role(told["role"]), now=timezone.now(), **scope, **common)
        return f"{self.asked} can now sign in: a link to choose a password is on its way to them."

    def _shown(self, form, status=200):
        context = self.get_context_data(asked=self.asked, form=form)
        return self.render_to_response(context, status=status)


class JoiningMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(KEEP_PEOPLE)


class JoiningViewSet(ViewSet):
    name = "joining_desk"
    url_prefix = "joining"
    icon = "user"
    menu_label = TITLE
    menu_order = 305
    menu_item_class = JoiningMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(JoiningView), name="index"),
            path("<int:pk>/", self.construct_view(DecideView), name="request"),
        ]


class RequestsToJoin(WorkList):
    title = TITLE
    permission = KEEP_PEOPLE
    empty = "Nobody waits to join."
    order = 80

    @property
    def more_url(self):
        return reverse("joining_desk:index")

    def rows(self, now):
        waiting = JoiningRequest.objects.for_listing().waiting()
        return [
            WorkRow(
                f"{asked}, {asked.organisation_name}",
                reverse("joining_desk:request", args=[asked.pk]),
                since=asked.confirmed_at,
            )
            for asked in waiting[: self.most]
        ]
