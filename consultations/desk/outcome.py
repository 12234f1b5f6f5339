"""The outcome of one consultation: what is still to do, the frozen figures, and freezing them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone

from consultations import wording
from consultations.analysis.counting import Counting, heard
from consultations.models import FrozenFigures
from consultations.outcome.freezing import CannotFreeze, freeze
from consultations.outcome.promised import promised_by
from consultations.outcome.readiness import left_to_do
from consultations.outcome.report import report_of
from consultations.outcome.views import context_of
from consultations.permissions import FREEZE_FIGURES
from consultations.stages import WITH_OUTCOME

from .base import AnalysisView, Refusing


class OutcomeView(Refusing, AnalysisView):
    """What is left to do, each edition of the figures, and the button that freezes them."""

    template_name = "consultations/desk/outcome.html"
    here = "outcome"

    def get_context_data(self, **kwargs):
        now, page = timezone.now(), self.consultation
        promises = promised_by(page, timezone.localdate(now))
        return super().get_context_data(
            standing=wording.standing(page, now),
            left=left_to_do(page, Counting(page).left, promises, now),
            heard=heard(page),
            editions=list(FrozenFigures.objects.of(page).select_related("by")),
            may_freeze=self.request.user.has_perm(FREEZE_FIGURES) and now >= page.closes_at,
            is_public=page.live and page.stage_at(now) in WITH_OUTCOME,
            **kwargs,
        )

    def post(self, request, **kwargs):
        if not request.user.has_perm(FREEZE_FIGURES):
            raise PermissionDenied
        reason = request.POST.get("reason", "")
        try:
            freeze(consultation=self.consultation, by=request.user, now=timezone.now(), reason=reason)
        except CannotFreeze as problem:
            return self.refused(problem, reason=reason)
        messages.success(request, "The figures are frozen. Look at the report before you show the outcome.")
        return redirect(self.address("outcome"))


class ReportPreview(AnalysisView):
    """The report as the public will read it, for staff, before the outcome is shown."""

    here = "outcome"

    def get(self, request, **kwargs):
        page = self.consultation
        frozen = page.frozen()
        if frozen is None:
            messages.error(request, "Freeze the figures first: the report is made of them.")
            return redirect(self.address("outcome"))
        return render(
            request, "consultations/report.html", context_of(report_of(page, frozen, timezone.now()))
        )
