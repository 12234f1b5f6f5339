"""Where the editors' desk stands in Wagtail's menus."""

from django.urls import path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .calendar import CalendarViewSet
from .downloads import DownloadsView
from .reports import REPORTS, SEE_REPORTS
from .sheets import SheetsViewSet

hooks.register("register_admin_viewset", SheetsViewSet)
hooks.register("register_admin_viewset", CalendarViewSet)


class ReportItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(SEE_REPORTS)


def _offer(report):
    """The report among Wagtail's, for whoever may see it."""
    address = reverse_lazy(report.index_url_name)
    item = ReportItem(report.page_title, address, icon_name=report.header_icon, order=900)
    hooks.register("register_reports_menu_item", lambda: item)


for each in REPORTS:
    _offer(each)


@hooks.register("register_admin_urls")
def report_urls():
    urls = [path("reports/documents/<int:pk>/downloads/", DownloadsView.as_view(), name="document_downloads")]
    for report in REPORTS:
        address = f"reports/{report.index_url_name.removesuffix('_report').replace('_', '-')}/"
        urls += [
            path(address, report.as_view(), name=report.index_url_name),
            path(f"{address}results/", report.as_view(results_only=True), name=report.index_results_url_name),
        ]
    return urls
