"""What people may ask of us by law: what we hold about one receipt, and what the law makes us keep."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from feedback.actions.holding import HOLD, lift_hold, place_hold
from feedback.actions.leaving import KIND
from feedback.models import LegalHold, Story
from feedback.moderation import MoveRefused, State
from feedback.rights import download_of
from portal.privacy import audit, erasures
from portal.privacy.references import tidy

from .access import OnlyFor


class ReferenceForm(forms.Form):
    reference = forms.CharField(
        label="Reference", max_length=20, help_text="Nine letters and numbers, for example K4F-72M-9XR."
    )

    def clean_reference(self):
        story = Story.objects.filter(reference=tidy(self.cleaned_data["reference"])).first()
        if story is None:
            raise forms.ValidationError("No story has this reference. Ask them to read it out once more.")
        return story


class HoldForm(forms.Form):
    why = forms.CharField(
        label="Why it must be kept",
        max_length=500,
        help_text="For us: which case, and who asked. No words of a patient.",
    )
    told_author = forms.CharField(
        label="What the author is told",
        max_length=300,
        help_text="One plain sentence. For example: A coroner asked us to keep it.",
    )
    until = forms.DateField(label="The last day", widget=forms.DateInput({"type": "date"}))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Who asked, and how you know that it is theirs",
        max_length=250,
        help_text="It is kept in the audit trail. No names and no words of a patient.",
    )


class RightsView(OnlyFor, WagtailAdminTemplateMixin, View):
    """Find a story by what its author can read out, and see what is held."""

    permission = HOLD
    template_name = "feedback/desk/rights.html"
    header_icon = "lock"
    page_title = "Rights and holds"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        return self._shown(ReferenceForm())

    def post(self, request, *args, **kwargs):
        form = ReferenceForm(request.POST)
        if form.is_valid():
            return redirect("rights:story", form.cleaned_data["reference"].pk)
        return self._shown(form, status=422)

    def _shown(self, form, status=200):
        holds = LegalHold.objects.in_force(timezone.localdate()).select_related("story", "placed_by")
        return self.render_to_response(self.get_context_data(form=form, holds=holds), status=status)


class StoryRightsView(OnlyFor, WagtailAdminTemplateMixin, View):
    """One story: hand out everything about it, hold it, let it go."""

    permission = HOLD
    template_name = "feedback/desk/rights_story.html"
    header_icon = "lock"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.story = get_object_or_404(Story, pk=kwargs["pk"])
        self.now = timezone.now()

    def get(self, request, *args, **kwargs):
        return self._shown()

    def post(self, request, *args, **kwargs):
        acts = {"download": self._download, "hold": self._hold, "lift": self._lift}
        act = acts.get(request.POST.get("act"))
        if act is None:
            raise Http404
        return act()

    def _download(self):
        form = ReasonForm(self.request.POST)
        if not form.is_valid():
            return self._shown(asked=form, status=422)
        reason = form.cleaned_data["reason"]
        audit.record(action="took away all about", subject=self.story, by=self.request.user, reason=reason)
        return download_of(self.story, for_author=False, now=self.now)

    def _hold(self):
        form = HoldForm(self.request.POST)
        if form.is_valid():
            try:
                place_hold(story=self.story, by=self.request.user, now=self.now, **form.cleaned_data)
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(self.request, "The story is held. Its author is told so on their page.")
                return redirect("rights:story", self.story.pk)
        return self._shown(hold_form=form, status=422)

    def _lift(self):
        for hold in self.story.legal_holds.in_force(timezone.localdate(self.now)):
            lift_hold(hold=hold, by=self.request.user, now=self.now)
        messages.success(self.request, "The hold is lifted.")
        return redirect("rights:story", self.story.pk)

    def _shown(self, *, status=200, asked=None, hold_form=None):
        context = self.get_context_data(asked=asked or ReasonForm(), hold_form=hold_form or HoldForm())
        return self.render_to_response(context, status=status)

    def get_page_title(self):
        return self.story.reference

    def get_breadcrumbs_items(self):
        above = {"url": reverse("rights:index"), "label": "Rights and holds"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.story.reference}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            story=self.story,
            is_erased=self.story.state == State.ERASED,
            hold=self.story.legal_holds.in_force(timezone.localdate(self.now)).first(),
            holds=self.story.legal_holds.select_related("placed_by", "lifted_by"),
            has_receipt=hasattr(self.story, "receipt"),
            proof=erasures.proof_of(KIND, self.story.submission_key),
        )


class RightsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(HOLD)


class RightsViewSet(ViewSet):
    name = "rights"
    icon = "lock"
    menu_label = "Rights and holds"
    menu_order = 119
    menu_item_class = RightsMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(RightsView), name="index"),
            path("<int:pk>/", self.construct_view(StoryRightsView), name="story"),
        ]
