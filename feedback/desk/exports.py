"""Taking stories away: what may be chosen, how far it is, and the file."""

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from feedback import exporting
from feedback.exporting.asking import EXPORT, EXPORT_WORDS
from feedback.models import StoryExport

from .access import OnlyFor
from .insight import InsightChoices

SHOWN = 20
TYPES = {"csv": "text/csv; charset=utf-8"}
TYPES["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportForm(forms.Form):
    kind = forms.ChoiceField(
        label="As", choices=StoryExport.Kind.choices, widget=forms.RadioSelect, initial=StoryExport.Kind.CSV
    )
    with_words = forms.BooleanField(label="With the words that people wrote", required=False)
    reason = forms.CharField(
        label="Why you need the words",
        max_length=250,
        required=False,
        help_text="One sentence. It is kept in the audit trail with your name.",
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        if not by.has_perm(EXPORT_WORDS):
            del self.fields["with_words"], self.fields["reason"]

    def clean(self):
        chosen = super().clean()
        if chosen.get("with_words") and not chosen.get("reason", "").strip():
            self.add_error("reason", "Say in a sentence why you need the words.")
        return chosen


class ExportsView(OnlyFor, WagtailAdminTemplateMixin, View):
    """Which stories, in which form; and what was asked for before."""

    permission = EXPORT
    template_name = "feedback/desk/exports.html"
    page_title = "Take stories away"
    header_icon = "download"

    def get(self, request):
        return self._shown(self._which(request.GET), ExportForm(by=request.user))

    def post(self, request):
        which, form = self._which(request.POST), ExportForm(request.POST, by=request.user)
        if not (which.is_valid() and form.is_valid()):
            return self._shown(which, form, status=422)
        exporting.ask(
            by=request.user, choices=stored(which.choices()), now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, "The table is being made. It appears below when it is ready.")
        return redirect("exports:index")

    def get_breadcrumbs_items(self):
        above = {"url": reverse("insight:index"), "label": "Insight"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]

    def _which(self, query):
        return InsightChoices.of(query, timezone.localdate())

    def _shown(self, which, form, status=200):
        exports = list(StoryExport.objects.filter(by=self.request.user)[:SHOWN])
        under_way = any(export.is_under_way for export in exports)
        context = self.get_context_data(which=which, form=form, exports=exports, under_way=under_way)
        response = self.render_to_response(context, status=status)
        if under_way and self.request.method == "GET":
            response["Refresh"] = "5"
        return response


def stored(choices):
    """The choices as an export keeps them."""
    kept = {name: row.pk for name, row in choices.items() if row and name not in ("since", "until")}
    return {**kept, "since": choices["since"].isoformat(), "until": choices["until"].isoformat()}


class ExportFileView(OnlyFor, View):
    permission = EXPORT

    def get(self, request, pk):
        export = get_object_or_404(StoryExport.objects.filter(by=request.user), pk=pk)
        file = exporting.take_away(export=export, by=request.user)
        if file is None:
            raise Http404
        name = f"stories-{timezone.localdate(export.asked_at)}.{export.kind}"
        response = FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[export.kind])
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class ExportsViewSet(ViewSet):
    """Reached from insight, which chooses the stories."""

    name = "exports"

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(ExportsView), name="index"),
            path("<int:pk>/", self.construct_view(ExportFileView), name="file"),
        ]
