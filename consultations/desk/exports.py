"""Taking answers away: in which form, what is left out, how far it is, and the file."""

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from consultations import exporting
from consultations.exporting.columns import left_out
from consultations.models import AnswerExport, TableKind
from consultations.permissions import EXPORT_ANSWERS, EXPORT_PERSONAL

from .base import AnalysisView

SHOWN = 20
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportForm(forms.Form):
    kind = forms.ChoiceField(
        label="As", choices=TableKind.choices, widget=forms.RadioSelect, initial=TableKind.CSV
    )
    shown = forms.ChoiceField(
        label="Choices as",
        choices=AnswerExport.Shown.choices,
        widget=forms.RadioSelect,
        initial=AnswerExport.Shown.LABELS,
    )
    with_personal = forms.BooleanField(label="With what people wrote and who they are", required=False)
    reason = forms.CharField(
        label="Why you need that",
        max_length=250,
        required=False,
        help_text="One sentence. It is kept in the audit trail with your name.",
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        if not by.has_perm(EXPORT_PERSONAL):
            del self.fields["with_personal"], self.fields["reason"]

    def clean(self):
        chosen = super().clean()
        if chosen.get("with_personal") and not chosen.get("reason", "").strip():
            self.add_error("reason", "Say in a sentence why you need what people wrote.")
        return chosen


class ExportsView(AnalysisView):
    template_name = "consultations/desk/exports.html"
    permission = EXPORT_ANSWERS
    here = "exports"

    def post(self, request, **kwargs):
        form = ExportForm(request.POST, by=request.user)
        if not form.is_valid():
            return self.shown(status=422, form=form)
        exporting.ask(
            consultation=self.consultation, by=request.user, now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, "The table is being made. It appears below when it is ready.")
        return redirect(self.address("exports"))

    def get_context_data(self, form=None, **kwargs):
        exports = list(self.consultation.exports.filter(by=self.request.user)[:SHOWN])
        return super().get_context_data(
            form=form or ExportForm(by=self.request.user),
            exports=exports,
            left_out=left_out(self.consultation.asked()),
            **kwargs,
        )

    def shown(self, status=200, **context):
        response = super().shown(status, **context)
        if self.request.method == "GET" and any(
            each.is_under_way for each in response.context_data["exports"]
        ):
            response["Refresh"] = "5"
        return response


class ExportFileView(AnalysisView):
    permission = EXPORT_ANSWERS
    here = "exports"

    def get(self, request, **kwargs):
        mine = self.consultation.exports.filter(by=request.user)
        export = get_object_or_404(mine, pk=kwargs["export"])
        file = exporting.take_away(export=export, by=request.user)
        if file is None:
            raise Http404
        name = f"answers-{self.consultation.slug}-{timezone.localdate(export.asked_at)}.{export.kind}"
        return handed_out(file, name, TYPES[export.kind])


def handed_out(file, name, content_type):
    """A download that nobody keeps on the way."""
    response = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
