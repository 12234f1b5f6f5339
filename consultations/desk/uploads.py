"""Importing answers: the table, what its columns are, what rows would become, and what was refused."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property

from consultations.importing import mapping, uploading
from consultations.importing.refused import Refused
from consultations.models import AnswerUpload
from consultations.permissions import IMPORT_ANSWERS
from portal.tables import rows as table_rows
from portal.tables.files import Unreadable

from .base import AnalysisView
from .exports import TYPES, handed_out

SHOWN, PREVIEW, TRIED = 20, 5, 200
State = AnswerUpload.State


class UploadForm(forms.Form):
    file = forms.FileField(label="The table", help_text="CSV (UTF-8) or Excel, at most 20 MB.")


class MappingForm(forms.Form):
    """Which column is what. A question whose choices have columns of their own has a field for each."""

    def __init__(self, *args, columns, questions, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "Not in this table"), *((name, name) for name in columns if name)]
        for part, label, text in _parts(questions):
            self.fields[part] = forms.ChoiceField(
                label=label, choices=choices, required=False, help_text=text
            )

    def clean(self):
        chosen = super().clean()
        named = list(self.mapped().values())
        if not named:
            raise forms.ValidationError("Say of one column or more what it answers.")
        if len(named) != len(set(named)):
            raise forms.ValidationError("A column can only be one thing. Choose another for one of them.")
        return chosen

    def mapped(self):
        return {part: column for part, column in self.cleaned_data.items() if column}

    def wholes(self):
        return [self[name] for name in self.fields if ":" not in name]

    def pieces(self):
        return [self[name] for name in self.fields if ":" in name]


def _parts(questions):
    yield mapping.KEY, "Number of the row", "Different in each row, so that no row is stored twice."
    yield mapping.SENT, "When it was sent", ""
    for number, question in enumerate(questions, start=1):
        yield question.key, f"{number}. {question.wording}", question.get_kind_display()
        for piece in mapping.pieces_of(question):
            yield f"{question.key}:{piece.key}", f"{number}. {question.wording}: {piece.label}", ""


class ForImporters(AnalysisView):
    permission = IMPORT_ANSWERS
    here = "uploads"


class UploadsView(ForImporters):
    template_name = "consultations/desk/uploads.html"

    def post(self, request, **kwargs):
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                upload = self._take_in(form.cleaned_data["file"])
                return redirect(self.address("upload", upload.pk))
            except Unreadable as problem:
                form.add_error("file", str(problem))
        return self.shown(status=422, form=form)

    def _take_in(self, file):
        return uploading.take_in(
            consultation=self.consultation, file=file, by=self.request.user, now=timezone.now()
        )

    def get_context_data(self, form=None, **kwargs):
        uploads = self.consultation.uploads.select_related("by")[:SHOWN]
        return super().get_context_data(form=form or UploadForm(), uploads=uploads, **kwargs)


class OfOneUpload(ForImporters):
    @cached_property
    def upload(self):
        return get_object_or_404(self.consultation.uploads, pk=self.kwargs["upload"])


class UploadView(OfOneUpload):
    """Its first rows and what its columns are; then how far it is; then what came of it."""

    template_name = "consultations/desk/upload.html"

    @property
    def waits(self):
        return self.upload.state == State.LOOKED_AT and bool(self.upload.file)

    def get(self, request, **kwargs):
        if self.waits:
            guess = mapping.guessed(self.columns, self.questions)
            return self._looked_at(self._form(initial=guess), guess)
        response = self.shown()
        if self.upload.is_under_way:
            response["Refresh"] = "3"
        return response

    def post(self, request, **kwargs):
        if not self.waits:
            return redirect(self.address("upload", self.upload.pk))
        form = self._form(data=request.POST)
        if not form.is_valid():
            return self._looked_at(form, {}, status=422)
        if request.POST.get("press") == "try":
            return self._looked_at(form, form.mapped())
        uploading.start(upload=self.upload, by=request.user, columns=form.mapped())
        messages.success(request, "The table is being read.")
        return redirect(self.address("upload", self.upload.pk))

    @cached_property
    def questions(self):
        return self.consultation.asked()

    @cached_property
    def columns(self):
        with uploading.path_of(self.upload) as path:
            self.first_rows = table_rows.first_rows(path, PREVIEW)
            return table_rows.header_of(path)

    def _form(self, **given):
        return MappingForm(columns=self.columns, questions=self.questions, **given)

    def _looked_at(self, form, columns, status=200):
        tried = uploading.tried(self.upload, columns, most=TRIED) if columns else []
        refused = [(number, row.reason) for number, row in tried if isinstance(row, Refused)]
        return self.shown(
            status=status,
            form=form,
            columns=self.columns,
            rows=self.first_rows,
            tried=len(tried),
            would_store=len(tried) - len(refused),
            would_refuse=refused[:PREVIEW],
        )

    def get_page_title(self):
        return self.upload.name or "A table"

    def get_context_data(self, **kwargs):
        return super().get_context_data(upload=self.upload, **kwargs)


class RefusedView(OfOneUpload):
    """The rows that were refused, each with its reason, and no word of what stood in them."""

    def get(self, request, **kwargs):
        if not self.upload.refusals:
            raise Http404
        name = f"refused-{self.upload.pk}.csv"
        return handed_out(self.upload.refusals.open("rb"), name, TYPES["csv"])
