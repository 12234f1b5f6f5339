"""What people tell us, in figures that everybody may see."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from feedback.insights.public import PublicInsight
from feedback.insights.words import what_is_hidden
from portal.exports import csv_response
from portal.nav import Crumb

CRUMBS = (Crumb("Home", "/"), Crumb("Stories", "/feedback/stories/"))


@require_safe
def page(request):
    insight = PublicInsight(request.GET)
    context = {
        "crumbs": CRUMBS,
        "insight": insight,
        "choices": insight.selects(),
        "charts": [(chart, _address_of(chart, insight)) for chart in insight.charts],
        "hidden": what_is_hidden(),
    }
    return render(request, "feedback/insight/public.html", context)


@require_safe
def table(request, key):
    """The numbers of one chart, as they stand on the page."""
    insight = PublicInsight(request.GET)
    chart = insight.chart(key)
    if chart is None:
        raise Http404
    return csv_response(chart.head, chart.rows, filename=f"{key}-{insight.year}.csv")


def _address_of(chart, insight):
    return f"{reverse('feedback:insight_table', args=[chart.key])}?{insight.address}"
