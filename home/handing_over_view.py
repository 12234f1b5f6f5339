"""Where an administrator gives what somebody keeps to somebody else."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from home.cards import number
from home.handing_over import CannotHandOver, check_can_hand_over, hand_over, kept_by
from portal.accounts.models import User
from portal.accounts.only_for import OnlyFor

CHANGE_PEOPLE = "accounts.change_user"


def person_field(label, people, message):
    return forms.ModelChoiceField(
        people, label=label, empty_label="Choose a person", error_messages={"required": message}
    )


class HandOverForm(forms.Form):
    of = person_field("From", User.objects.all(), "Choose whose pages and documents are handed over.")
    to = person_field("To", User.objects.filter(is_active=True), "Choose who keeps them from now on.")

    def clean(self):
        people = super().clean()
        if "of" in people and "to" in people:
            try:
                check_can_hand_over(**people)
            except CannotHandOver as refused:
                raise forms.ValidationError(str(refused)) from refused
        return people


class HandOverView(OnlyFor, WagtailAdminTemplateMixin, View):
    permission = CHANGE_PEOPLE
    template_name = "home/hand_over.html"
    header_icon = "user"
    page_title = "Hand over what somebody keeps"

    def get(self, request, *args, **kwargs):
        return self._answer(HandOverForm(initial={"of": request.GET.get("of")}))

    def post(self, request, *args, **kwargs):
        form = HandOverForm(request.POST)
        if not form.is_valid():
            return self._answer(form, status=422)
        people = form.cleaned_data
        if request.POST.get("step") != "hand over":
            return self._answer(form, kept=kept_by(people["of"]))
        kept = hand_over(**people, by=request.user, now=timezone.now())
        messages.success(request, f"Handed over to {people['to']}: {in_words(kept)}.")
        return redirect("hand_over:index")

    def _answer(self, form, kept=None, status=200):
        asked = {"kept": kept, "kept_in_words": in_words(kept) if kept else ""}
        return self.render_to_response(self.get_context_data(form=form, **asked), status=status)

    def get_breadcrumbs_items(self):
        above = {"url": reverse("wagtailusers_users:index"), "label": "People"}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.page_title}]


def in_words(kept):
    return f"{number(kept.pages, 'page')} and {number(kept.documents, 'document')}"


class HandOverItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(CHANGE_PEOPLE)


class HandOverViewSet(ViewSet):
    name = "hand_over"
    icon = "user"
    menu_label = "Hand over"
    menu_order = 610
    menu_item_class = HandOverItem
    add_to_settings_menu = True

    def get_urlpatterns(self):
        return [path("", self.construct_view(HandOverView), name="index")]
