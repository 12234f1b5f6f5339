"""Who we have heard from, beside how the population divides; and the loading of that."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from consultations.analysis import baselines, heard_from
from consultations.analysis.counting import heard
from consultations.importing.uploading import on_disk
from consultations.models import Baseline
from consultations.permissions import LOAD_BASELINES
from portal.tables.files import Unreadable

from .base import AnalysisView

MOST_BYTES = 200_000


class BaselineForm(forms.Form):
    name = forms.CharField(max_length=120, help_text="For example: Age, Kent and Medway.")
    source = forms.CharField(max_length=200, help_text="Who counted, and where it can be read.")
    as_of_year = forms.IntegerField(label="Year of the count", min_value=1900, max_value=2200)
    file = forms.FileField(
        label="Table",
        help_text="CSV or Excel with two columns: a group, worded as your question offers it, and how many "
        "people are in it.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("The table is too large. It needs one row a group, and nothing else.")
        return file


class HeardFromView(AnalysisView):
    template_name = "consultations/desk/heard_from.html"
    here = "heard_from"

    def post(self, request, **kwargs):
        if not self.may_load:
            raise PermissionDenied
        form = BaselineForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                baseline = self._load(form.cleaned_data)
                messages.success(request, f"“{baseline.name}” is loaded.")
                return redirect(self.address("heard_from"))
            except (baselines.BaselineRefused, Unreadable) as problem:
                form.add_error("file", str(problem))
        return self.shown(status=422, form=form)

    def _load(self, said):
        with on_disk(said.pop("file")) as path:
            return baselines.load(path=path, by=self.request.user, now=timezone.now(), **said)

    @cached_property
    def may_load(self):
        return self.request.user.has_perm(LOAD_BASELINES)

    def get_context_data(self, form=None, **kwargs):
        return super().get_context_data(
            heard=heard(self.consultation),
            comparisons=heard_from.comparisons(self.consultation),
            baselines=Baseline.objects.prefetch_related("groups"),
            form=(form or BaselineForm()) if self.may_load else None,
            **kwargs,
        )
