"""Uploading a trust's export: the file, what its columns are, how far it is, and what was refused."""

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from feedback.consent import Consent
from feedback.importing import uploading
from feedback.importing.dates import Survey, fits
from feedback.importing.exports import export_with
from feedback.models import DateOrder, StoryUpload, UploadState
from portal.tables import rows as reading
from portal.tables.files import Unreadable
from portal.tables.keeping import path_of

from .access import OnlyFor

SHOWN = 20
PREVIEW = 5
# What we keep of a comment, the words for it, and whether it must be there.
PARTS = (
    ("key", "Number of the comment, different in each row", True),
    ("words", "What the person wrote", True),
    ("date", "Date", False),
    ("rating", "Friends and Family answer, 1 to 7", False),
    ("sentiment", "Sentiment, 1 to 5", False),
    ("trust", "Trust", False),
    ("service", "Service", False),
    ("question", "Question that was asked", False),
    ("labels", "Themes, with bars between them", False),
)
CONSENTS = [
    (Consent.ALLIANCE_ONLY, "No: they are for the alliance only"),
    (Consent.PUBLISH, "Yes: the people who wrote them agreed"),
]


class UploadForm(forms.Form):
    file = forms.FileField(label="The trust’s export", help_text="CSV (UTF-8) or Excel, at most 20 MB.")


class MappingForm(forms.Form):
    """Which column is what, where we do not know the form; how its dates are written; and what is allowed."""

    date_order = forms.ChoiceField(
        label="How dates are written", choices=DateOrder.choices, widget=forms.RadioSelect
    )
    trust = forms.CharField(
        label="Which trust sent it", max_length=160, required=False, help_text="Where no column says it."
    )
    consent = forms.ChoiceField(
        label="May these comments be published?", choices=CONSENTS, widget=forms.RadioSelect
    )

    def __init__(self, *args, columns, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns, self.known = columns, known
        for part, label, needed in () if known else PARTS:
            choices = [("", "Not in this file"), *((name, name) for name in columns if name)]
            self.fields[f"column_{part}"] = forms.ChoiceField(label=label, choices=choices, required=needed)
        if known:
            del self.fields["trust"]
        if known and not known.date_column:
            del self.fields["date_order"]

    def clean(self):
        chosen = super().clean()
        named = list(self.mapped().values())
        if len(named) != len(set(named)):
            raise forms.ValidationError("A column can only be one thing. Choose another for one of them.")
        if not self.known and not (chosen.get("trust", "").strip() or chosen.get("column_trust")):
            self.add_error("trust", "Write which trust sent the file, or choose the column that says it.")
        return chosen

    def mapped(self):
        """{part: column} of what was named."""
        given = ((part, self.cleaned_data.get(f"column_{part}")) for part, _, _ in PARTS)
        return {part: column for part, column in given if column}

    def settled(self):
        """What uploading.start takes."""
        return {
            "columns": {} if self.known else self.mapped(),
            "date_order": self.cleaned_data.get("date_order", DateOrder.DAY_FIRST),
            "trust": self.cleaned_data.get("trust", ""),
            "consent": self.cleaned_data["consent"],
        }


class ForImporters(OnlyFor, WagtailAdminTemplateMixin, View):
    permission = uploading.IMPORT
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        above = {"url": reverse("uploads:index"), "label": "Import comments"}
        here = [] if self.page_title == above["label"] else [{"url": "", "label": self.page_title}]
        return [*self.breadcrumbs_items, above, *here]


class UploadsView(ForImporters):
    template_name = "feedback/desk/uploads.html"
    page_title = "Import comments"

    def get(self, request):
        return self._shown(UploadForm())

    def post(self, request):
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                upload = uploading.take_in(
                    file=form.cleaned_data["file"], by=request.user, now=timezone.now()
                )
                return redirect("uploads:upload", upload.pk)
            except Unreadable as problem:
                form.add_error("file", str(problem))
        return self._shown(form, status=422)

    def _shown(self, form, status=200):
        uploads = StoryUpload.objects.select_related("by")[:SHOWN]
        return self.render_to_response(self.get_context_data(form=form, uploads=uploads), status=status)


class UploadView(ForImporters):
    """One file: its first rows and what its columns are; then how far it is; then what came of it."""

    template_name = "feedback/desk/upload.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.upload = get_object_or_404(StoryUpload, pk=kwargs["pk"])

    @property
    def page_title(self):
        return self.upload.name or "A file"

    def get(self, request, pk):
        if self.upload.state != UploadState.LOOKED_AT or not self.upload.file:
            return self._shown_as_it_stands()
        return self._shown(MappingForm(columns=self.columns, known=self.known, initial=self._guess()))

    def post(self, request, pk):
        if self.upload.state != UploadState.LOOKED_AT or not self.upload.file:
            return redirect("uploads:upload", pk)
        form = MappingForm(request.POST, columns=self.columns, known=self.known)
        if not form.is_valid():
            return self._shown(form, status=422)
        uploading.start(upload=self.upload, by=request.user, **form.settled())
        messages.success(request, "The file is being read.")
        return redirect("uploads:upload", pk)

    @cached_property
    def columns(self):
        with path_of(self.upload) as path:
            self.rows = reading.first_rows(path, PREVIEW)
            columns = reading.header_of(path)
            self.survey = _survey(path, columns, self.rows)
        return columns

    @cached_property
    def known(self):
        return export_with(self.columns)

    def _guess(self):
        return {"date_order": self.survey.best if self.survey else DateOrder.DAY_FIRST}

    def _shown(self, form, status=200):
        context = self.get_context_data(
            upload=self.upload,
            form=form,
            columns=self.columns,
            rows=self.rows,
            known=self.known,
            dates=self.survey.in_words() if self.survey else [],
        )
        response = self.render_to_response(context, status=status)
        response["Cache-Control"] = "no-store"
        return response

    def _shown_as_it_stands(self):
        response = self.render_to_response(self.get_context_data(upload=self.upload))
        if self.upload.is_under_way:
            response["Refresh"] = "3"
        return response


def _survey(path, columns, rows):
    """How the dates are written, of the column that seems to hold them; None where none does."""
    name = next((name for place, name in enumerate(columns) if _holds_dates(place, rows)), None)
    if name is None:
        return None
    survey = Survey()
    for text in reading.column_of(path, name):
        survey.add(text)
    return survey


def _holds_dates(place, rows):
    cells = [row[place].strip() for row in rows if len(row) > place]
    return any(fits(cell, order) for cell in cells for order in DateOrder)


class RefusalsView(OnlyFor, View):
    """The rows that were refused, each with its reason, and no word of what stood in them."""

    permission = uploading.IMPORT

    def get(self, request, pk):
        upload = get_object_or_404(StoryUpload, pk=pk)
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


class UploadsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(uploading.IMPORT)


class UploadsViewSet(ViewSet):
    name = "uploads"
    icon = "upload"
    menu_label = "Import comments"
    menu_order = 114
    menu_item_class = UploadsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(UploadsView), name="index"),
            path("<int:pk>/", self.construct_view(UploadView), name="upload"),
            path("<int:pk>/refused/", self.construct_view(RefusalsView), name="refused"),
        ]
