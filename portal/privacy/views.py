from django.utils import timezone
from django_filters import CharFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from portal.exports import safe_cell

from .audit import record
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

    list_export = ["at", "action", "subject", "actor", "reason"]
    export_headings = dict(
        zip(list_export, ("When", "What was done", "To what", "By whom", "Why"), strict=True)
    )
    export_filename = "audit-trail"

    def get_base_queryset(self):
        return AuditEntry.objects.for_listing()

    def to_row_dict(self, item):
        """A reason was typed by somebody: no cell of the file is one that a spreadsheet would run."""
        row = {"at": timezone.localtime(item.at), "actor": who(item)}
        row |= {name: getattr(item, name) for name in ("action", "subject", "reason")}
        return {name: safe_cell(row[name]) for name in self.list_export}

    def as_spreadsheet(self, queryset, spreadsheet_format):
        """That somebody took the trail away is part of it."""
        record(action="took away the audit trail", subject=self.request.user, by=self.request.user)
        return super().as_spreadsheet(queryset, spreadsheet_format)
