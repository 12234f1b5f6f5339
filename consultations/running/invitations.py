from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect
from django.urls import reverse

from consultations import inviting
from portal.exports import csv_response

from .view import OfAConsultation


class InviteForm(forms.Form):
    how_many = forms.IntegerField(
        label="How many links", min_value=1, max_value=inviting.MOST_AT_ONCE, initial=10
    )
    batch = forms.CharField(
        label="For which group",
        max_length=80,
        help_text="For example: Carers’ group in Ashford. Never the name of a person.",
    )


class InvitationsView(OfAConsultation):
    """Make links, download them once, see how many were used, take the others back."""

    name = "invitations"
    template_name = "consultations/running/invitations.html"
    page_title = "Invitations"

    def get(self, request, pk):
        return self._shown(InviteForm())

    def post(self, request, pk):
        if "withdraw" in request.POST:
            return self._withdraw(request.POST["withdraw"][:80])
        form = InviteForm(request.POST)
        return self._made(**form.cleaned_data) if form.is_valid() else self._shown(form, status=422)

    def _made(self, how_many, batch):
        tokens = inviting.invite(
            consultation=self.consultation, how_many=how_many, batch=batch, by=self.request.user, now=self.now
        )
        links = ([self._link(token)] for token in tokens)
        return csv_response(["Link, for one person and one answer"], links, filename="invitations.csv")

    def _link(self, token):
        base = settings.BASE_URL.rstrip("/")
        return base + reverse("consultations:invited", args=[self.consultation.pk, token])

    def _withdraw(self, batch):
        number = inviting.withdraw(
            consultation=self.consultation, batch=batch, by=self.request.user, now=self.now
        )
        messages.success(self.request, f"{number} links open nothing any more.")
        return redirect(self.address("invitations"))

    def _shown(self, form, status=200):
        batches = self.consultation.invitations.order_by().values("batch")
        counted = batches.annotate(made=Count("pk"), used=Count("used_at"), back=Count("withdrawn_at"))
        return self.shown(status, form=form, batches=counted.order_by("batch"))
