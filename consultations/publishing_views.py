"""The desk on which answers are read before they are published."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin

from consultations import publishing
from consultations.models import Answer
from consultations.permissions import PUBLISH_ANSWERS
from portal.accounts.only_for import OnlyFor
from portal.privacy import identifiers
from portal.privacy.redaction import pieces_of

DESK = {"url": reverse_lazy("answers_to_publish:index"), "label": "Answers to publish"}


class ForPublishers(OnlyFor):
    permission = PUBLISH_ANSWERS
    header_icon = "view"


class WaitingView(ForPublishers, BaseListingView):
    """What people let us publish and nobody has decided about, the oldest first."""

    model = Answer
    page_title = "Answers to publish"
    index_url_name = "answers_to_publish:index"
    is_searchable = False
    paginate_by = 25
    default_ordering = ("response__submitted_at", "pk")

    @cached_property
    def columns(self):
        return [
            TitleColumn("question", label="Answer to", get_url=_url_of),
            Column("page", label="Consultation", accessor="response.consultation"),
            DateColumn("sent", label="Sent", accessor="response.submitted_at"),
        ]

    def get_base_queryset(self):
        return Answer.objects.waiting_to_be_read().select_related("question", "response__consultation")


def _url_of(answer):
    return reverse("answers_to_publish:answer", args=[answer.pk])


class AnswerView(ForPublishers, WagtailAdminTemplateMixin, View):
    """One answer: what could name somebody is marked, to be taken out with a reason; then a decision."""

    template_name = "consultations/admin/publish.html"
    page_title = "Read before it is published"

    @cached_property
    def answer(self):
        permitted = Answer.objects.may_be_published().select_related("question", "response__consultation")
        return get_object_or_404(permitted, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, DESK, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        return self._shown()

    def post(self, request, *args, **kwargs):
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            return self._shown()
        try:
            said, leaves = act(self.answer, request.POST, request.user, timezone.now())
        except publishing.Refused as refusal:
            return self._shown(problem=str(refusal), status=422)
        messages.success(request, said)
        return redirect("answers_to_publish:index") if leaves else redirect(_url_of(self.answer))

    def _shown(self, problem="", status=200):
        published = publishing.begin(self.answer)
        marks = identifiers.find(published.words)
        context = self.get_context_data(
            answer=self.answer,
            published=published,
            pieces=pieces_of(published.words, marks),
            marks=marks,
            redactions=published.redactions.all() if published.pk else [],
            problem=problem,
        )
        return self.render_to_response(context, status=status)


def _redact(answer, sent, by, now):
    told = {name: sent.get(name, "")[:250] for name in ("words", "instead", "reason")}
    kind = sent.get("kind") or publishing.OTHER
    publishing.redact(answer=answer, by=by, now=now, kind=kind[:30], **told)
    return "The words are taken out.", False


def _publish(answer, sent, by, now):
    publishing.publish(answer=answer, by=by, now=now)
    return "The answer is published. It can be read once the consultation has closed.", True


def _decline(answer, sent, by, now):
    publishing.decline(answer=answer, reason=sent.get("reason", "")[:250], by=by, now=now)
    return "The answer is not published. It still counts.", True


def _put_back(answer, sent, by, now):
    publishing.put_back(answer=answer, by=by, now=now)
    return "The answer is off every public page, and waits to be read again.", True


ACTS = {"redact": _redact, "publish": _publish, "decline": _decline, "put_back": _put_back}
