"""What an editor does with one consultation: check it, see its ways, open it, keep it open, close it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from consultations import life, living, wording
from consultations.branch_problems import problems
from consultations.life import Step, StepRefused
from consultations.models import ConsultationPage


class OfAConsultation(WagtailAdminTemplateMixin, View):
    """A view of one consultation for whoever may publish it. `draft` is what would be published now."""

    header_icon = "form"
    name = ""

    def dispatch(self, request, *args, **kwargs):
        if not self.consultation.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def consultation(self):
        return get_object_or_404(ConsultationPage.objects.originals(), pk=self.kwargs["pk"])

    @cached_property
    def draft(self):
        return self.consultation.get_latest_revision_as_object()

    @cached_property
    def now(self):
        return timezone.now()

    def address(self, name, *more):
        return reverse(f"consultation_running:{name}", args=[self.consultation.pk, *more])

    def get_page_title(self):
        return self.page_title

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.consultation.pk])
        above = [{"url": edit, "label": self.consultation.title}]
        if self.name != "index":
            above.append({"url": self.address("index"), "label": "Run it"})
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]

    def shown(self, status=200, **context):
        context = {"consultation": self.consultation, "now": self.now, **context}
        return self.render_to_response(self.get_context_data(**context), status=status)


class RunView(OfAConsultation):
    """Where it stands, what can be done with it now, and what has been said about it."""

    name = "index"
    template_name = "consultations/running/run.html"
    page_title = "Run it"

    def get(self, request, pk):
        page = self.consultation
        stage = page.stage_at(self.now)
        return self.shown(
            stage=stage if page.live else "Draft",
            standing=wording.standing(page, self.now) if page.live else "",
            steps=[(step, self.address("step", step.value)) for step in life.steps_from(stage) if page.live],
            problems=problems(self.draft.questionnaire()),
            sheet=page.pass_sheets.first(),
            notes=page.public_notes(),
            invitations=page.invitations.count(),
        )


class StepForm(forms.Form):
    words = forms.CharField(
        label="What everybody is told",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One or two plain sentences: what changes, and why. They stand on the page for good.",
        error_messages={"required": "Say what changes, and why. Everybody can read it."},
    )


class NewCloseForm(StepForm):
    until = forms.DateTimeField(
        label="It closes",
        widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"),
        error_messages={"required": "Enter the day and the time at which it closes."},
    )
    field_order = ["until", "words"]


class StepView(OfAConsultation):
    """One step in the life of a consultation, with the words that go with it."""

    name = "step"
    template_name = "consultations/running/step.html"

    @cached_property
    def step(self):
        if self.kwargs["step"] not in Step.values:
            raise Http404
        return Step(self.kwargs["step"])

    def get_page_title(self):
        return self.step.label

    def form(self, data=None):
        if self.step == Step.ARCHIVE:
            return forms.Form(data)
        return (NewCloseForm if self.step in life.TO_A_NEW_CLOSE else StepForm)(data)

    def get(self, request, pk, step):
        return self._shown(self.form())

    def post(self, request, pk, step):
        form = self.form(request.POST)
        if form.is_valid() and self._is_taken(form):
            messages.success(request, "Done. Everybody can read it on the page.")
            return redirect(self.address("index"))
        return self._shown(form, status=422)

    def _is_taken(self, form):
        take = getattr(living, self.step.value)
        try:
            take(consultation=self.consultation, by=self.request.user, now=self.now, **form.cleaned_data)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
            return False
        return True

    def _shown(self, form, status=200):
        standing = wording.standing(self.consultation, self.now)
        return self.shown(status, form=form, step=self.step, standing=standing)
