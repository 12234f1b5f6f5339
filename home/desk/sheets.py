"""Importing a list: the empty spreadsheet, the upload, what it would do, and what it did."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from home.importing import templates, uploading
from home.importing.sheets import SHEETS, sheets_for
from home.models import SheetUpload
from portal.accounts.only_for import OnlyFor
from portal.exports import csv_response
from portal.tables.files import Unreadable
from portal.tables.keeping import path_of
from portal.tables.rows import first_rows, header_of
from portal.tables.upload import UploadState

from .sheet_forms import ColumnsForm, SheetForm

SHOWN = 20
PREVIEW = 5
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Import lists"


class ForImporters(OnlyFor, WagtailAdminTemplateMixin, View):
    permission = uploading.IMPORT
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        above = {"url": reverse("sheets:index"), "label": TITLE}
        here = [] if self.page_title == TITLE else [{"url": "", "label": self.page_title}]
        return [*self.breadcrumbs_items, above, *here]


class SheetsView(ForImporters):
    template_name = "home/desk/sheets.html"
    page_title = TITLE

    def get(self, request):
        return self._shown(SheetForm(user=request.user))

    def post(self, request):
        form = SheetForm(request.POST, request.FILES, user=request.user)
        if form.is_valid():
            try:
                upload = uploading.take_in(**form.cleaned_data, by=request.user, now=timezone.now())
                return redirect("sheets:upload", upload.pk)
            except Unreadable as problem:
                form.add_error("file", str(problem))
        return self._shown(form, status=422)

    def _shown(self, form, status=200):
        uploads = [(upload, SHEETS[upload.sheet].name) for upload in _latest()]
        context = self.get_context_data(form=form, uploads=uploads, sheets=sheets_for(self.request.user))
        return self.render_to_response(context, status=status)


class UploadView(ForImporters):
    """One file: its columns and first rows, what it would do, how far it is, what came of it."""

    template_name = "home/desk/sheet.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.upload = get_object_or_404(SheetUpload, pk=kwargs["pk"])
        self.sheet = SHEETS[self.upload.sheet]

    @property
    def page_title(self):
        return f"{self.sheet.name}: {self.upload.name}"

    def get(self, request, pk):
        if not self._can_be_chosen():
            return self._shown()
        return self._shown(self._form(initial=self.upload.columns))

    def post(self, request, pk):
        if "store" in request.POST:
            uploading.store(upload=self.upload, by=request.user)
            messages.success(request, "The list is being stored.")
        elif self._can_be_chosen():
            form = self._form(request.POST)
            if not form.is_valid():
                return self._shown(form, status=422)
            uploading.look_through(upload=self.upload, by=request.user, columns=form.mapped())
        return redirect("sheets:upload", pk)

    def _can_be_chosen(self):
        return self.upload.state == UploadState.LOOKED_AT and bool(self.upload.file)

    def _form(self, *data, **more):
        with path_of(self.upload) as file:
            self.columns, self.rows = header_of(file), first_rows(file, PREVIEW)
        return ColumnsForm(*data, sheet=self.sheet, columns=self.columns, **more)

    def _shown(self, form=None, status=200):
        upload = self.upload
        context = self.get_context_data(upload=upload, sheet=self.sheet, form=form, more=_more(upload))
        if form:
            context |= {"columns": self.columns, "rows": self.rows}
        response = self.render_to_response(context, status=status)
        if upload.is_under_way:
            response["Refresh"] = "2"
        return response


class RefusalsView(OnlyFor, View):
    """The refused rows, each with its number and reason."""

    permission = uploading.IMPORT

    def get(self, request, pk):
        upload = get_object_or_404(SheetUpload, pk=pk)
        if not upload.refusals:
            raise Http404
        response = FileResponse(
            upload.refusals.open("rb"),
            as_attachment=True,
            filename=f"refused-{upload.pk}.csv",
            content_type="text/csv; charset=utf-8",
        )
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class TemplateView(OnlyFor, View):
    """The empty spreadsheet of a list, for Excel or as CSV."""

    permission = uploading.IMPORT

    def get(self, request, sheet, form):
        if sheet not in SHEETS or form not in ("xlsx", "csv"):
            raise Http404
        key, sheet = sheet, SHEETS[sheet]
        if form == "csv":
            return csv_response([column.name for column in sheet.columns], [], filename=f"{key}.csv")
        response = HttpResponse(templates.as_workbook(sheet), content_type=EXCEL)
        response["Content-Disposition"] = f'attachment; filename="{key}.xlsx"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


class SheetsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(uploading.IMPORT)


class SheetsViewSet(ViewSet):
    name = "sheets"
    icon = "upload"
    menu_label = TITLE
    menu_order = 320
    menu_item_class = SheetsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(SheetsView), name="index"),
            path("<int:pk>/", self.construct_view(UploadView), name="upload"),
            path("<int:pk>/refused/", self.construct_view(RefusalsView), name="refused"),
            path("<slug:sheet>/empty.<slug:form>", self.construct_view(TemplateView), name="empty"),
        ]


def _latest():
    return SheetUpload.objects.filter(sheet__in=SHEETS).select_related("by")[:SHOWN]


def _more(upload):
    """How many refused rows the list of reasons does not name."""
    return upload.refused - sum(min(count, SHOWN) for _, count, _ in upload.reasons)
