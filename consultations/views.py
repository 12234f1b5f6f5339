"""Answering: one question a page, check, send, receipt. What was given stays in a draft until it is sent."""

from functools import wraps

from allauth.core import ratelimit
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consultations import actions, answer_pages
from consultations.forms import SendForm, form_for, initial_for
from consultations.models import ConsultationPage, Response, ResponseDraft
from portal.privacy.drafts import DraftCookie

GONE = 410
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def published_or_404(pk):
    return get_object_or_404(ConsultationPage.objects.published().originals().defer_streamfields(), pk=pk)


def cookie_of(consultation):
    return DraftCookie("answers", reverse("consultations:start", args=[consultation.pk]))


def draft_of(request, consultation):
    """What this browser has begun for this consultation, or None."""
    mine = ResponseDraft.objects.filter(consultation=consultation)
    draft = mine.with_key(cookie_of(consultation).key_of(request))
    if draft:
        draft.consultation = consultation
    return draft


def response_of(request, consultation):
    """What this browser has sent to this consultation, or None."""
    key = cookie_of(consultation).key_of(request)
    return Response.objects.to(consultation).filter(submission_key=key).first() if key else None


def with_draft(view):
    """Hands the view what was begun here, and shows it to copy where it comes too late.

    Where nothing was begun it leads to where one begins, or to the receipt of what was sent; words that were
    just written are given back.
    """

    @never_cache
    @read_or_send
    @wraps(view)
    def find(request, pk, **rest):
        consultation = published_or_404(pk)
        draft = draft_of(request, consultation)
        if draft is None:
            return _without_draft(request, consultation, **rest)
        try:
            actions.check_may_send(draft, timezone.now())
            return view(request, draft, **rest)
        except actions.TooLate:
            context = answer_pages.too_late(draft, request.POST, **rest)
            return render(request, "consultations/too_late.html", context, status=GONE)

    return find


def _without_draft(request, consultation, **rest):
    if response_of(request, consultation):
        return redirect("consultations:sent", consultation.pk)
    if "answer" not in request.POST:
        return redirect("consultations:start", consultation.pk)
    context = answer_pages.lost(consultation, request.POST, **rest)
    return render(request, "consultations/lost.html", context, status=GONE)


@never_cache
@read_or_send
def start(request, pk):
    """What to know before the first question. Nothing is kept until the button is pressed."""
    consultation = published_or_404(pk)
    draft = draft_of(request, consultation)
    if request.method == "POST":
        return _begin(request, consultation, draft)
    if draft is None and not actions.may_begin(consultation, timezone.now()):
        return redirect(consultation.url)
    return render(request, "consultations/start.html", answer_pages.beginning(consultation, draft))


def _begin(request, consultation, draft):
    if refused := ratelimit.consume_or_429(request, action="begin_answers"):
        return refused
    try:
        new = actions.begin(consultation=consultation, in_place_of=draft, now=timezone.now())
    except actions.TooLate:
        return redirect(consultation.url)
    first = redirect(answer_pages.next_url(new, actions.questions_of(consultation)))
    return cookie_of(consultation).hand_out(first, new.key)


@with_draft
def question(request, draft, key):
    """One question. Its answer is kept as soon as it is given, and shown again on the way back."""
    questions = actions.questions_of(draft.consultation)
    asked = questions.named(key)
    if asked is None:
        raise Http404
    form = form_for(asked)(request.POST or None, initial=initial_for(asked, draft.answers))
    if form.is_valid():
        draft.keep({key: form.for_draft()}, now=timezone.now())
        return redirect(answer_pages.next_url(draft, questions, asked, from_check="check" in request.GET))
    return render(request, "consultations/question.html", answer_pages.asking(draft, questions, asked, form))


@with_draft
def check(request, draft):
    """Everything that was answered, each with a way back to it, and the button that sends it once."""
    form = SendForm(request.POST or None, request=request)
    if form.is_valid():
        if refused := ratelimit.consume_or_429(request, action="send_answers"):
            return refused
        if _is_sent(draft, form):
            return redirect("consultations:sent", draft.consultation_id)
    questions = actions.questions_of(draft.consultation)
    return render(request, "consultations/check.html", answer_pages.checking(draft, questions, form))


def _is_sent(draft, form):
    """True once it is stored. Where a question was left open, the form says which."""
    try:
        actions.send(draft=draft, now=timezone.now())
    except actions.LeftOpen as left_open:
        form.add_error(None, str(left_open))
        return False
    return True


@never_cache
@require_POST
def forget(request, pk):
    """Delete what was begun here, for whoever shares the device, and go back to the consultation."""
    consultation = published_or_404(pk)
    if draft := draft_of(request, consultation):
        draft.delete()
    return cookie_of(consultation).take_back(redirect(consultation.url))


@never_cache
@require_safe
def sent(request, pk):
    """The receipt, for as long as the browser stays open."""
    consultation = published_or_404(pk)
    response = response_of(request, consultation)
    if response is None:
        return redirect("consultations:start", pk)
    return render(request, "consultations/sent.html", answer_pages.receipt(consultation, response))
