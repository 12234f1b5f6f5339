"""Typing in: a form, its receipt, the second typing of a sample, and the differences."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin

from consultations import actions, stages, wording
from consultations.models import ConsultationPage, Response, SecondKeying
from consultations.permissions import ENTER_ANSWERS
from portal.accounts.only_for import OnlyFor
from portal.privacy.cookies import PrivateCookie
from portal.privacy.receipts import new_words

from . import keying
from .forms import Entry

# Holds the words of the last form until whoever typed it in has printed them: "key of the form|words".
RECEIPT_WORDS = PrivateCookie(name="typed_words", path="/admin/typing-in/")
HOME = {"url": reverse_lazy("typing_in:index"), "label": "Typing in answers"}


class ForTyping(OnlyFor):
    permission = ENTER_ANSWERS
    header_icon = "edit"


class TypingPage(ForTyping, WagtailAdminTemplateMixin, View):
    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, HOME, {"url": "", "label": self.get_page_title()}]

    def shown(self, status=200, **context):
        return self.render_to_response(self.get_context_data(**context), status=status)


class IndexView(ForTyping, BaseListingView):
    """The consultations that take forms, and what waits to be typed in a second time."""

    page_title = "Typing in answers"
    template_name = "consultations/admin/typing_in.html"
    index_url_name = "typing_in:index"
    is_searchable = False
    paginate_by = 25
    default_ordering = ("-closes_at", "-pk")

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label="Consultation", url_name="typing_in:add"),
            Column("closes", label="Closes", accessor=_close_of),
        ]

    def get_base_queryset(self):
        return ConsultationPage.objects.live().originals().taking_paper(timezone.now()).defer_streamfields()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            waiting=SecondKeying.objects.waiting().for_listing()[:50],
            counts=SecondKeying.objects.settled().totals(),
            **kwargs,
        )


def _close_of(page):
    return wording.day(stages.last_day(page.closes_at))


class AddView(TypingPage):
    template_name = "consultations/admin/type_in.html"

    @cached_property
    def consultation(self):
        return get_object_or_404(ConsultationPage.objects.live().originals(), pk=self.kwargs["pk"])

    def get_page_title(self):
        return f"Type in: {self.consultation.title}"

    def get(self, request, *args, **kwargs):
        return self.shown(entry=Entry(actions.questionnaire_of(self.consultation)))

    def post(self, request, *args, **kwargs):
        entry = Entry(actions.questionnaire_of(self.consultation), request.POST)
        if not entry.is_valid():
            return self.shown(status=422, entry=entry, problems=entry.problems())
        try:
            return self._stored(request, entry)
        except keying.Refused as refusal:
            return self.shown(status=422, entry=entry, problems=[str(refusal)])

    def _stored(self, request, entry):
        about = entry.about.cleaned_data
        words = words_for(request, about["key"]) if about["wants_words"] else ""
        response = keying.enter(
            consultation=self.consultation,
            about=about,
            answers=entry.answers(),
            by=request.user,
            now=timezone.now(),
            words=words,
        )
        answer = redirect("typing_in:added", response.reference)
        return RECEIPT_WORDS.hand_out(answer, f"{about['key']}|{words}") if words else answer


def words_for(request, key):
    """New words for each form; for one that is sent twice the same."""
    held, _, words = (RECEIPT_WORDS.read(request) or "").partition("|")
    return words if held == str(key) else new_words()


class AddedView(TypingPage):
    """The reference, and once the receipt words to print. Asked to forget them, the browser does."""

    template_name = "consultations/admin/typed_in.html"
    page_title = "The answers are stored"

    def get(self, request, *args, **kwargs):
        mine = Response.objects.filter(assistant=request.user).select_related("consultation")
        response = get_object_or_404(mine, reference=self.kwargs["reference"])
        held, _, words = (RECEIPT_WORDS.read(request) or "").partition("|")
        shown = words.split() if held == str(response.submission_key) else []
        answer = self.shown(response=response, receipt_words=shown)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def post(self, request, *args, **kwargs):
        messages.success(request, "The receipt words are forgotten here.")
        return RECEIPT_WORDS.take_back(redirect("typing_in:index"))


class OfKeying(TypingPage):
    @cached_property
    def keying(self):
        found = SecondKeying.objects.select_related("response__consultation", "response__assistant")
        return get_object_or_404(found, response__reference=self.kwargs["reference"])

    @property
    def questionnaire(self):
        return actions.questionnaire_of(self.keying.response.consultation)


class KeyAgainView(OfKeying):
    """The same form, empty: whoever types it in again does not see what was typed first."""

    template_name = "consultations/admin/type_in.html"
    page_title = "Type it in a second time"

    def get(self, request, *args, **kwargs):
        try:
            keying.check_may_key_again(self.keying, request.user)
        except keying.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("typing_in:index")
        return self.shown(entry=Entry(self.questionnaire, with_about=False), again=self.keying.response)

    def post(self, request, *args, **kwargs):
        entry = Entry(self.questionnaire, request.POST, with_about=False)
        if not entry.is_valid():
            again = self.keying.response
            return self.shown(status=422, entry=entry, again=again, problems=entry.problems())
        try:
            typed = keying.key_again(
                keying=self.keying, answers=entry.answers(), by=request.user, now=timezone.now()
            )
        except keying.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("typing_in:index")
        if typed.settled_at:
            messages.success(request, "Both typed in the same. It is settled.")
            return redirect("typing_in:index")
        return redirect("typing_in:settle", self.keying.response.reference)


class SettleView(OfKeying):
    """Where two people typed in something different: what each typed, to be looked up on the paper."""

    template_name = "consultations/admin/settle.html"
    page_title = "Two typed in different answers"

    def get(self, request, *args, **kwargs):
        return self._shown()

    def post(self, request, *args, **kwargs):
        keys = [each.question.key for each in self._differences()]
        choices = {key: request.POST.get(key) for key in keys}
        if not all(choice in (keying.FIRST, keying.SECOND) for choice in choices.values()):
            return self._shown(
                problem="Choose for each question which answer stands on the paper.", status=422
            )
        keying.settle(keying=self.keying, choices=choices, by=request.user, now=timezone.now())
        messages.success(request, "The differences are settled.")
        return redirect("typing_in:index")

    def _differences(self):
        if self.keying.settled_at or not self.keying.keyed_at:
            return []
        return keying.differences(self.keying.response, self.keying.answers, self.questionnaire)

    def _shown(self, problem="", status=200):
        found = self._differences()
        return self.shown(status=status, keying=self.keying, differences=found, problem=problem)
