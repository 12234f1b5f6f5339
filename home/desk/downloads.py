"""How often one document was downloaded, month by month."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from home.models import AllianceDocument
from home.months_in_a_row import last_months
from portal.accounts.only_for import OnlyFor

from .reports import SEE_REPORTS

SHOWN = 12


class DownloadsView(OnlyFor, WagtailAdminTemplateMixin, TemplateView):
    permission = SEE_REPORTS
    header_icon = "download"
    template_name = "home/desk/downloads.html"
    page_title = "Downloads by month"

    def get_breadcrumbs_items(self):
        report = {"url": reverse("documents_report"), "label": "Documents and what they need"}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.page_title}]

    def get_context_data(self, pk, **kwargs):
        document = get_object_or_404(AllianceDocument, pk=pk)
        rows = months_of(document, timezone.localdate())
        total = sum(row["value"] for row in rows)
        return super().get_context_data(document=document, rows=rows, total=total, **kwargs)


def months_of(document, today):
    """The last twelve months, those without a download too, as a bar_chart takes them."""
    months = last_months(today, SHOWN)
    known = dict(document.download_months.since(months[0]).values_list("month", "number"))
    return [{"label": f"{month:%B %Y}", "value": known.get(month, 0)} for month in months]
