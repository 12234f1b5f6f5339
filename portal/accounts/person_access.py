"""One person's access, for administrators: their sessions, closing the account, opening it again."""

from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import actions, leaving
from .models import User
from .only_for import OnlyFor
from .roles import KEEP_PEOPLE


class ClosingForm(forms.Form):
    to = forms.ModelChoiceField(
        User.objects.none(),
        label="Who takes over what they keep",
        required=False,
        empty_label="Nobody: they keep nothing",
    )

    def __init__(self, *args, person, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.by = person, by
        self.fields["to"].queryset = User.objects.active().exclude(pk=person.pk)

    def clean(self):
        told = super().clean()
        try:
            actions.check_can_close(self.person, to=told.get("to"), by=self.by)
        except actions.CannotClose as refusal:
            self.add_error("to", str(refusal))
        return told


class PersonAccessView(OnlyFor, WagtailAdminTemplateMixin, View):
    permission = KEEP_PEOPLE
    template_name = "accounts/person_access.html"
    header_icon = "key"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.person = get_object_or_404(User, pk=kwargs["pk"])

    def get_page_title(self):
        return f"{self.person}: access"

    def get_breadcrumbs_items(self):
        above = [
            {"url": reverse("wagtailusers_users:index"), "label": "People"},
            {"url": reverse("wagtailusers_users:edit", args=[self.person.pk]), "label": str(self.person)},
        ]
        return [*self.breadcrumbs_items, *above, {"url": "", "label": "Access"}]

    def get(self, request, *args, **kwargs):
        return self._shown(ClosingForm(person=self.person, by=request.user))

    def post(self, request, *args, **kwargs):
        acts = {"end": self._end, "close": self._close, "reopen": self._reopen}
        act = acts.get(request.POST.get("act"))
        if act is None:
            raise Http404
        return act() or redirect("wagtailusers_users:access", self.person.pk)

    def _end(self):
        only = self.request.POST.get("session")
        if (only and not only.isascii()) or (only and not only.isdigit()):
            raise Http404
        actions.end_sessions_by_hand(person=self.person, by=self.request.user, only=only)
        messages.success(self.request, "They are signed out there. Their next click asks them to sign in.")

    def _close(self):
        form = ClosingForm(self.request.POST, person=self.person, by=self.request.user)
        if not form.is_valid():
            return self._shown(form, status=422)
        to = form.cleaned_data["to"]
        actions.close(person=self.person, to=to, by=self.request.user, now=timezone.now())
        messages.success(self.request, f"The account of {self.person} is closed.")
        return None

    def _reopen(self):
        if not self.person.is_active:
            actions.reopen(person=self.person, by=self.request.user)
            messages.success(self.request, "A link to choose a password is on its way. Now give them a role.")

    def _shown(self, form, status=200):
        context = self.get_context_data(
            person=self.person,
            form=form,
            kept=leaving.kept_by(self.person),
            sessions=UserSession.objects.filter(user=self.person).order_by("-last_seen_at", "-pk"),
        )
        return self.render_to_response(context, status=status)
