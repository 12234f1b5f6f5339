"""The outcome of one consultation in Wagtail: what is still to do, the frozen figures, and freezing them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from consultations import wording
from consultations.analysis.counting import Counting, heard
from consultations.models import ConsultationPage, FrozenFigures
from consultations.permissions import FREEZE_FIGURES, SEE_ANSWERS
from portal.accounts.only_for import OnlyFor

from .freezing import CannotFreeze, freeze
from .promised import promised_by
from .readiness import left_to_do
from .report import report_of
from .views import context_of

ALL_ANSWERS = {"url": reverse_lazy("consultation_answers:index"), "label": "Answers to consultations"}


class ForOneOutcome(OnlyFor):
    permission = SEE_ANSWERS

    @cached_property
    def consultation(self):
        return get_object_or_404(ConsultationPage.objects.originals(), pk=self.kwargs["pk"])


class OutcomeView(ForOneOutcome, WagtailAdminTemplateMixin, TemplateView):
    """What is left to do, each edition of the figures, and the button that freezes them."""

    template_name = "consultations/admin/outcome.html"
    page_title = "Outcome"
    header_icon = "success"

    def get_page_subtitle(self):
        return self.consultation.title

    def get_breadcrumbs_items(self):
        one = {"url": self._address("responses"), "label": self.consultation.title}
        return [*self.breadcrumbs_items, ALL_ANSWERS, one, {"url": "", "label": "Outcome"}]

    def get_context_data(self, **kwargs):
        now, page = timezone.now(), self.consultation
        editions = list(FrozenFigures.objects.of(page).select_related("by"))
        return super().get_context_data(
            **kwargs,
            consultation=page,
            standing=wording.standing(page, now),
            left=left_to_do(page, Counting(page).left, promised_by(page, timezone.localdate(now)), now),
            heard=heard(page),
            editions=editions,
            may_freeze=self.request.user.has_perm(FREEZE_FIGURES) and now >= page.closes_at,
            is_public=page.live and page.stage_at(now) == "answered",
        )

    def post(self, request, pk):
        if not request.user.has_perm(FREEZE_FIGURES):
            raise PermissionDenied
        reason = request.POST.get("reason", "")
        try:
            freeze(consultation=self.consultation, by=request.user, now=timezone.now(), reason=reason)
        except CannotFreeze as refused:
            messages.error(request, str(refused))
            return self.render_to_response(self.get_context_data(reason=reason), status=422)
        messages.success(request, "The figures are frozen. Look at the report before you show the outcome.")
        return redirect(self._address("outcome"))

    def _address(self, name):
        return reverse(f"consultation_answers:{name}", args=[self.consultation.pk])


class ReportPreview(ForOneOutcome, TemplateView):
    """The report as the public will read it, for staff, before the outcome is shown."""

    def get(self, request, pk):
        page = self.consultation
        frozen = page.frozen()
        if frozen is None:
            messages.error(request, "Freeze the figures first: the report is made of them.")
            return redirect("consultation_answers:outcome", pk)
        return render(
            request, "consultations/report.html", context_of(report_of(page, frozen, timezone.now()))
        )
