"""Where an editor sees the published versions of a page, and takes back an earlier one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page

from home.models import PageVersion
from home.models.versioned import Versioned

from .taking_back import take_back


class TakeBackForm(forms.Form):
    version = forms.ModelChoiceField(
        PageVersion.objects.none(),
        empty_label="Choose a version",
        help_text="Its words are deleted and cannot be brought back. The newest is what the page says now: "
        "publish the page with other words first.",
        error_messages={"required": "Choose the version to take back."},
    )
    why = forms.CharField(
        label="Why",
        max_length=250,
        help_text="One plain sentence that everybody can read in its place. Name nobody.",
        error_messages={"required": "Say why, in one sentence."},
    )

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        versions = PageVersion.objects.filter(page=page)
        newest = versions.latest_first().values("pk")[:1]
        self.fields["version"].queryset = versions.standing().exclude(pk__in=newest).latest_first()
        self.fields["version"].label_from_instance = "{0.caption}, {0.published_at:%-d %B %Y}".format


class VersionsView(WagtailAdminTemplateMixin, View):
    template_name = "home/desk/versions.html"
    header_icon = "history"
    page_title = "Published versions"

    def dispatch(self, request, *args, **kwargs):
        if not self.page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        if not isinstance(self.page, Versioned):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self):
        return get_object_or_404(Page, pk=self.kwargs["pk"]).specific_deferred

    def get(self, request, *args, **kwargs):
        return self._shown(TakeBackForm(page=self.page))

    def post(self, request, *args, **kwargs):
        form = TakeBackForm(request.POST, page=self.page)
        if not form.is_valid():
            return self._shown(form, status=422)
        version = take_back(**form.cleaned_data, by=request.user, now=timezone.now())
        messages.success(request, f"{version.caption} is taken back: its words are deleted.")
        return redirect("kept_versions", self.page.pk)

    def _shown(self, form, status=200):
        versions = PageVersion.objects.filter(page=self.page).without_words().latest_first()
        context = self.get_context_data(form=form, page=self.page, versions=versions)
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self):
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.title}
        return [*self.breadcrumbs_items, edit, {"url": "", "label": self.page_title}]


@hooks.register("register_admin_urls")
def address():
    return [path("kept-versions/<int:pk>/", VersionsView.as_view(), name="kept_versions")]


@hooks.register("register_page_header_buttons")
def button(page, user, next_url=None, **kwargs):
    """In the editor of a page that has versions, for whoever may publish it."""
    is_versioned = isinstance(page.specific_deferred, Versioned)
    if is_versioned and page.live and page.permissions_for_user(user).can_publish():
        yield Button("Published versions", reverse("kept_versions", args=[page.pk]), icon_name="history")
