"""The audit trail among Wagtail's reports, for administrators."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import AuditTrailView

TRAIL = "privacy.view_auditentry"


class AuditTrailItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(TRAIL)


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
