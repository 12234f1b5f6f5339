"""Reports for editors, in Wagtail's own look: what documents need, files that nothing leads to, dead
links."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, IntegerField, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django_filters import BooleanFilter, ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from home.models import AllianceDocument, DocumentReading, DownloadMonth, FoundLink
from home.months_in_a_row import last_months
from portal.accounts.only_for import OnlyFor
from portal.exports import safe_cell

SEE_REPORTS = "home.view_care_reports"
A_YEAR = 12


class CareReport(OnlyFor, ReportView):
    """A report for whoever looks after the site. What leaves it as a table carries no formula."""

    permission = SEE_REPORTS

    def to_row_dict(self, item):
        row = super().to_row_dict(item)
        return {name: safe_cell(value) if isinstance(value, str) else value for name, value in row.items()}


class DocumentFilters(WagtailFilterSet):
    state = ChoiceFilter(
        label="What is inside", field_name="reading__state", choices=DocumentReading.State.choices
    )
    to_mend = BooleanFilter(label="Something to mend", method="with_advice")

    class Meta:
        model = AllianceDocument
        fields = ["state", "to_mend", "kind", "collection"]

    def with_advice(self, documents, name, wanted):
        without = documents.filter(reading__advice=[])
        return documents.exclude(pk__in=without.values("pk")) if wanted else without


def inside(document):
    return document.reading.get_state_display() if hasattr(document, "reading") else "Not read yet"


def to_mend(document):
    return document.reading.problems if hasattr(document, "reading") else ""


def with_downloads(documents):
    """Each with `of_a_year`: its downloads in the last twelve months."""
    since = last_months(timezone.localdate(), A_YEAR)[0]
    months = DownloadMonth.objects.since(since).filter(document=OuterRef("pk")).order_by()
    summed = months.values("document").annotate(sum=Sum("number")).values("sum")
    return documents.annotate(of_a_year=Coalesce(Subquery(summed), Value(0), output_field=IntegerField()))


def edit_document(document):
    return reverse("wagtaildocs:edit", args=[document.pk])


class DocumentsReport(CareReport):
    """Every document: what is inside, what is to mend, when it is due, how often it is taken."""

    page_title = "Documents and what they need"
    header_icon = "doc-full-inverse"
    model = AllianceDocument
    filterset_class = DocumentFilters
    index_url_name = "documents_report"
    index_results_url_name = "documents_report_results"
    default_ordering = "review_date"
    columns = [
        TitleColumn("title", label="Document", get_url=edit_document, sort_key="title"),
        Column("format", label="File"),
        Column("inside", label="What is inside", accessor=inside),
        Column("to_mend", label="To mend", accessor=to_mend),
        DateColumn("review_date", label="Review by", sort_key="review_date"),
        NumberColumn("of_a_year", label="Downloads in a year", sort_key="of_a_year"),
        NumberColumn("download_count", label="In all", sort_key="download_count"),
    ]
    list_export = [
        "title",
        "kind",
        "format",
        "reading.get_state_display",
        "reading.problems",
        "last_reviewed",
        "review_date",
        "of_a_year",
        "download_count",
        "url",
    ]
    export_headings = {
        "reading.get_state_display": "What is inside",
        "reading.problems": "To mend",
        "of_a_year": "Downloads in a year",
        "download_count": "Downloads in all",
    }

    def get_base_queryset(self):
        return with_downloads(AllianceDocument.objects.select_related("reading", "collection"))


def unused(rows):
    """Those that no page, story, consultation or other row leads to."""
    kind = ContentType.objects.get_for_model(rows.model)
    key = Cast(OuterRef("pk"), CharField())
    return rows.filter(~Exists(ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=key)))


class UnusedDocumentsReport(CareReport):
    """Documents that nothing leads to but the library's own list."""

    page_title = "Documents that no page leads to"
    header_icon = "doc-full-inverse"
    model = AllianceDocument
    index_url_name = "unused_documents_report"
    index_results_url_name = "unused_documents_report_results"
    default_ordering = "of_a_year"
    columns = [
        TitleColumn("title", label="Document", get_url=edit_document, sort_key="title"),
        Column("format", label="File"),
        Column("size", label="Size", accessor=lambda document: filesizeformat(document.file_size)),
        DateColumn("changed_at", label="Put in place", sort_key="changed_at"),
        NumberColumn("of_a_year", label="Downloads in a year", sort_key="of_a_year"),
    ]
    list_export = ["title", "format", "file_size", "changed_at", "of_a_year", "url"]
    export_headings = {"file_size": "Bytes", "changed_at": "Put in place", "of_a_year": "Downloads in a year"}

    def get_base_queryset(self):
        return with_downloads(unused(AllianceDocument.objects.all()))


class UnusedPicturesReport(CareReport):
    """Pictures that stand on no page."""

    page_title = "Pictures that stand on no page"
    header_icon = "image"
    model = get_image_model()
    index_url_name = "unused_pictures_report"
    index_results_url_name = "unused_pictures_report_results"
    default_ordering = "created_at"
    columns = [
        TitleColumn(
            "title",
            label="Picture",
            get_url=lambda picture: reverse("wagtailimages:edit", args=[picture.pk]),
            sort_key="title",
        ),
        DateColumn("created_at", label="Uploaded", sort_key="created_at"),
    ]
    list_export = ["title", "created_at"]

    def get_base_queryset(self):
        return unused(get_image_model().objects.all())


STANDINGS = (("broken", "Broken"), ("unasked", "Not asked"), ("sound", "Leads somewhere"))


class LinkFilters(WagtailFilterSet):
    standing = ChoiceFilter(label="Standing", choices=STANDINGS, method="standing_so")
    is_inside = BooleanFilter(label="Within the portal")

    class Meta:
        model = FoundLink
        fields = ["standing", "is_inside"]

    def standing_so(self, links, name, standing):
        return getattr(links, standing)()


def edit_page(link):
    return reverse("wagtailadmin_pages:edit", args=[link.page_id])


class LinksReport(CareReport):
    """Links of published pages, the broken ones first, as the last nightly check found them."""

    page_title = "Links and where they break"
    header_icon = "link"
    model = FoundLink
    filterset_class = LinkFilters
    index_url_name = "links_report"
    index_results_url_name = "links_report_results"
    default_ordering = "-problem"
    columns = [
        TitleColumn("page", label="Page", accessor="page.title", get_url=edit_page),
        Column("words", label="Linked words"),
        Column("address", label="Leads to"),
        Column("problem", label="What is wrong", accessor=lambda link: link.standing, sort_key="problem"),
        DateColumn("checked_at", label="Looked at", sort_key="checked_at"),
    ]
    list_export = ["page.title", "words", "address", "standing", "checked_at"]
    export_headings = {"page.title": "Page", "address": "Leads to", "standing": "What is wrong"}

    def get_base_queryset(self):
        return FoundLink.objects.select_related("page")


REPORTS = (DocumentsReport, UnusedDocumentsReport, UnusedPicturesReport, LinksReport)
