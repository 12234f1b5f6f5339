"""Insight in the work area: every number for those who may see it, the public's figures for others."""

from datetime import date

from django import forms
from django.http import Http404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import HeaderButton

from feedback.insights.exact import ExactInsight
from feedback.insights.public import PublicInsight
from feedback.insights.words import what_is_hidden
from portal.accounts.models import Organisation
from portal.exports import csv_response
from portal.taxonomy.models import PathwayStage, Place, Priority, TumourSite

from .access import SEE_STORIES, OnlyFor

SEE_INSIGHT = "feedback.view_insight"
SEE_EXACT = "feedback.view_exact_insight"
EXPORT = "feedback.export_stories"
A_YEAR = 12
EARLIEST = date(2000, 1, 1)


def term_field(label, model):
    return forms.ModelChoiceField(
        model.objects.all(), label=label, to_field_name="slug", required=False, empty_label="All"
    )


def month_field(label):
    return forms.DateField(
        label=label, input_formats=["%Y-%m"], widget=forms.DateInput({"type": "month"}, format="%Y-%m")
    )


class InsightChoices(forms.Form):
    """What to look at. Without months, the last twelve."""

    since = month_field("From the month")
    until = month_field("To the end of")
    site = term_field("Type of cancer", TumourSite)
    stage = term_field("Part of care", PathwayStage)
    priority = term_field("Priority", Priority)
    place = term_field("Place", Place)
    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(stories__isnull=False).distinct(), required=False, empty_label="All"
    )

    @classmethod
    def of(cls, query, today):
        """The form as the address fills it. What it leaves out is the last twelve months."""
        first = months_later(today, 1 - A_YEAR)
        return cls({"since": f"{first:%Y-%m}", "until": f"{today:%Y-%m}", **query.dict()})

    def clean(self):
        chosen = super().clean()
        since, until = chosen.get("since"), chosen.get("until")
        if since and until and until < since:
            self.add_error("until", "Choose a month that is not before the first.")
        if since and since < EARLIEST:
            self.add_error("since", "Choose a month after 1999.")
        return chosen

    def choices(self):
        """For ExactInsight, where the form is valid: the last day is without its month."""
        return {**self.cleaned_data, "until": months_later(self.cleaned_data["until"], 1)}


def months_later(day, how_many):
    """The first day of the month that comes so many months later."""
    number = day.year * 12 + day.month - 1 + how_many
    return date(number // 12, number % 12 + 1, 1)


class Looking(OnlyFor):
    """Finds the insight that this person may see, and its form. `insight` is None where the form is wrong."""

    permission = SEE_INSIGHT

    @property
    def is_exact(self):
        return self.request.user.has_perm(SEE_EXACT)

    @cached_property
    def form(self):
        return InsightChoices.of(self.request.GET, timezone.localdate()) if self.is_exact else None

    @cached_property
    def insight(self):
        if not self.is_exact:
            return PublicInsight(self.request.GET)
        if not self.form.is_valid():
            return None
        return ExactInsight(self.form.choices(), reads_stories=self.request.user.has_perm(SEE_STORIES))


class InsightView(Looking, WagtailAdminTemplateMixin, TemplateView):
    template_name = "feedback/desk/insight.html"
    page_title = "Insight"
    header_icon = "view"

    @cached_property
    def header_buttons(self):
        address = f"{reverse('exports:index')}?{self.request.GET.urlencode()}"
        may = self.request.user.has_perm(EXPORT)
        return [HeaderButton("Take these stories away", url=address, icon_name="download")] if may else []

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        charts = self.insight.charts if self.insight else []
        return super().get_context_data(
            **kwargs,
            form=self.form,
            insight=self.insight,
            is_exact=self.is_exact,
            selects=[] if self.is_exact else self.insight.selects(),
            charts=[(chart, self._file_of(chart)) for chart in charts],
            hidden=what_is_hidden(),
        )

    def _file_of(self, chart):
        return f"{reverse('insight:table', args=[chart.key])}?{self.request.GET.urlencode()}"


class InsightTableView(Looking, View):
    """The numbers of one chart, as they stand on the page."""

    def get(self, request, key):
        chart = self.insight.chart(key) if self.insight else None
        if chart is None:
            raise Http404
        return csv_response(chart.head, chart.rows, filename=f"{key}.csv")


class InsightMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(SEE_INSIGHT)


class InsightViewSet(ViewSet):
    name = "insight"
    icon = "view"
    menu_label = "Insight"
    menu_order = 113
    menu_item_class = InsightMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(InsightView), name="index"),
            path("<slug:key>.csv", self.construct_view(InsightTableView), name="table"),
        ]
