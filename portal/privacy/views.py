from django_filters import CharFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from .models import AuditEntry


class AuditFilters(WagtailFilterSet):
    at = DateFromToRangeFilter(label="When", widget=DateRangePickerWidget)
    action = CharFilter(label="What was done", lookup_expr="icontains")
    subject = CharFilter(label="To what", lookup_expr="startswith", help_text="For example feedback.story:12")

    class Meta:
        model = AuditEntry
        fields = ["at", "action", "subject", "actor"]


def who(entry):
    return str(entry.actor) if entry.actor else "A visitor or the machine"


class AuditTrailView(ReportView):
    """Everything that was done, the latest first. It can be read and filtered, and nothing else."""

    page_title = "Audit trail"
    header_icon = "clipboard-list"
    model = AuditEntry
    permission_policy = ModelPermissionPolicy(AuditEntry)
    filterset_class = AuditFilters
    any_permission_required = ["view"]
    index_url_name = "audit_trail"
    index_results_url_name = "audit_trail_results"
    default_ordering = "-at"
    columns = [
        Column("action", label="What was done"),
        Column("subject", label="To what"),
        Column("who", accessor=who, label="By whom"),
        Column("reason", label="Why"),
        DateColumn("at", label="When"),
    ]

    def get_base_queryset(self):
        return AuditEntry.objects.for_listing()
