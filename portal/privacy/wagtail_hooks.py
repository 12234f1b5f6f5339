"""The audit trail and the deletion clocks among Wagtail's reports, for administrators."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .clocks import SEE_CLOCKS, ClocksView
from .views import AuditTrailView

TRAIL = "privacy.view_auditentry"


class AuditTrailItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(TRAIL)


class ClocksItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(SEE_CLOCKS)


@hooks.register("register_reports_menu_item")
def clocks_item():
    return ClocksItem("Deletion clocks", reverse("deletion_clocks"), icon_name="history", order=1001)


@hooks.register("register_admin_urls")
def clocks_urls():
    return [path("reports/deletion-clocks/", ClocksView.as_view(), name="deletion_clocks")]


@hooks.register("register_reports_menu_item")
def audit_trail_item():
    return AuditTrailItem("Audit trail", reverse("audit_trail"), icon_name="clipboard-list", order=1000)


@hooks.register("register_admin_urls")
def audit_trail_urls():
    return [
        path("reports/audit-trail/", AuditTrailView.as_view(), name="audit_trail"),
        path(
            "reports/audit-trail/results/",
            AuditTrailView.as_view(results_only=True),
            name="audit_trail_results",
        ),
    ]
