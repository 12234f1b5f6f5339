"""Answering: a section or a question a page, about the answers, check, send. A draft keeps it until then."""

from dataclasses import replace
from functools import wraps

from allauth.core import ratelimit
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from consultations import actions, answer_pages, consent, inviting
from consultations.asking.about_form import AboutForm
from consultations.forms import SendForm, StepForm
from consultations.models import ConsultationPage, Response, ResponseDraft
from portal.privacy.drafts import DraftCookie
from portal.privacy.receipts import WordsCookie, new_words

GONE = 410
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def published_or_404(pk):
    return get_object_or_404(ConsultationPage.objects.published().originals().defer_streamfields(), pk=pk)


def cookie_of(consultation):
    return DraftCookie("answers", _place_of(consultation))


def words_cookie_of(consultation):
    """Holds the receipt words from the first question until the browser is closed."""
    return WordsCookie("answer_words", _place_of(consultation))


def _place_of(consultation):
    return reverse("consultations:start", args=[consultation.pk])


def draft_of(request, consultation):
    """What this browser has begun for this consultation, or None."""
    mine = ResponseDraft.objects.filter(consultation=consultation).select_related("receipt")
    draft = mine.with_key(cookie_of(consultation).key_of(request))
    if draft:
        draft.consultation = consultation
    return draft


def response_of(request, consultation):
    """What this browser has sent to this consultation, or has opened with receipt words, or None."""
    key = cookie_of(consultation).key_of(request)
    sent = Response.objects.to(consultation).select_related("receipt")
    return sent.filter(submission_key=key).first() if key else None


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
            return shown_too_late(request, draft, **rest)
        except actions.Gone:
            return _without_draft(request, consultation, **rest)

    return find


def shown_too_late(request, draft, key=""):
    context = answer_pages.too_late(draft, request.POST, key)
    return render(request, "consultations/too_late.html", context, status=GONE)


def _without_draft(request, consultation, key=""):
    if response_of(request, consultation):
        return redirect("consultations:sent", consultation.pk)
    context = answer_pages.lost(consultation, request.POST, key)
    if not context["said"]:
        return redirect("consultations:start", consultation.pk)
    return render(request, "consultations/lost.html", context, status=GONE)


@never_cache
@read_or_send
def start(request, pk):
    """What to know before the first question. Nothing is kept until the button is pressed."""
    consultation = published_or_404(pk)
    draft, now = draft_of(request, consultation), timezone.now()
    if request.method == "POST":
        return _begin(request, consultation, draft, now)
    if draft is None and not actions.may_begin(consultation, now):
        return redirect(consultation.url)
    try:
        inviting.check_may_answer(consultation, user=request.user, invitation=draft and draft.invitation)
    except inviting.NotForYou as refusal:
        return _not_for_you(request, consultation, refusal)
    return render(request, "consultations/start.html", answer_pages.beginning(consultation, draft))


@never_cache
@read_or_send
def invited(request, pk, token):
    """The same for whoever opens the link that they were sent. Machines open links too: the button begins."""
    consultation, now = published_or_404(pk), timezone.now()
    invitation, draft = inviting.invitation_of(consultation, token), draft_of(request, consultation)
    if request.method == "POST":
        return _begin(request, consultation, draft, now, invitation=invitation)
    try:
        inviting.check_may_answer(consultation, user=request.user, invitation=invitation)
    except inviting.NotForYou as refusal:
        return _not_for_you(request, consultation, refusal)
    return render(request, "consultations/start.html", answer_pages.beginning(consultation, draft))


def _not_for_you(request, consultation, refusal):
    context = {"consultation": consultation, "why": str(refusal)}
    return render(request, "consultations/not_for_you.html", context, status=403)


def _begin(request, consultation, draft, now, invitation=None):
    if refused := ratelimit.consume_or_429(request, action="begin_answers"):
        return refused
    asked = {"by": request.user, "invitation": invitation or (draft and draft.invitation)}
    try:
        new = actions.begin(consultation=consultation, in_place_of=draft, now=now, **asked)
    except actions.TooLate:
        return redirect(consultation.url)
    except inviting.NotForYou as refusal:
        return _not_for_you(request, consultation, refusal)
    first = redirect(answer_pages.next_url(new, actions.way_of(new)))
    return with_new_words(cookie_of(consultation).hand_out(first, new.key), consultation)


def with_new_words(response, consultation):
    """The words are drawn when somebody begins, so that pressing a button twice never makes two sets."""
    return words_cookie_of(consultation).hand_out(response, new_words())


def saved_for_later(request, draft):
    """From now on the words in this browser open the draft anywhere, and the next page shows them."""
    cookie = words_cookie_of(draft.consultation)
    shown = redirect("consultations:saved", draft.consultation_id)
    if hasattr(draft, "receipt"):
        return shown
    words = cookie.words_of(request)
    actions.save_for_later(draft=draft, words=words, now=timezone.now())
    return cookie.hand_out(shown, words)


@with_draft
def question(request, draft, key):
    """One page of questions. What is given is kept at once, and shown again on the way back."""
    way = actions.way_of(draft)
    step = way.step(key)
    if step is None:
        return _not_on_the_way(draft, way, key)
    form = StepForm(step, request.POST if request.method == "POST" else None, answers=draft.answers)
    if "save" in request.POST:
        draft.keep(form.typed, now=timezone.now())
        return saved_for_later(request, draft)
    if form.is_valid():
        draft.keep(form.for_draft(), now=timezone.now())
        way = replace(way, answers=draft.answers)
        return redirect(answer_pages.next_url(draft, way, step, from_check="check" in request.GET))
    return render(request, "consultations/question.html", answer_pages.asking(draft, way, step, form))


def _not_on_the_way(draft, way, key):
    """A page that other answers would lead to."""
    if not way.knows(key):
        raise Http404
    return redirect(answer_pages.next_url(draft, way))


@with_draft
def about(request, draft):
    """Whose answers they are, and whether what was written may be published."""
    way, user = actions.way_of(draft), request.user
    name = user.get_full_name() if user.is_authenticated else ""
    data = request.POST or None
    form = AboutForm(data, initial=consent.about(draft.answers), has_words=way.has_words, name=name)
    if form.is_valid():
        draft.keep({consent.ABOUT: form.cleaned_data}, now=timezone.now())
        return redirect("consultations:check", draft.consultation_id)
    return render(request, "consultations/about.html", answer_pages.asking_about(draft, way, form))


@with_draft
def check(request, draft):
    """Everything that was answered, each with a way back to it, and the button that sends it once."""
    way = actions.way_of(draft)
    if way.has_words and "publish" not in consent.about(draft.answers):
        return redirect("consultations:about", draft.consultation_id)
    form = SendForm(request.POST or None, request=request)
    if form.is_valid():
        if refused := ratelimit.consume_or_429(request, action="send_answers"):
            return refused
        if _is_sent(request, draft, form):
            return redirect("consultations:sent", draft.consultation_id)
    return render(request, "consultations/check.html", answer_pages.checking(draft, way, form))


def _is_sent(request, draft, form):
    """True once it is stored. Where something must be done first, the form says what."""
    words = words_cookie_of(draft.consultation).read(request) or ""
    user = request.user if request.user.is_authenticated else None
    try:
        actions.send(draft=draft, now=timezone.now(), words=words, by=user)
    except (actions.LeftOpen, inviting.LinkUsed) as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@never_cache
@require_POST
def forget(request, pk):
    """Delete what was begun here, for whoever shares the device, and go back to the consultation."""
    consultation = published_or_404(pk)
    if draft := draft_of(request, consultation):
        draft.delete()
    return forgotten(redirect(consultation.url), consultation)


def forgotten(response, consultation):
    """From now on this browser holds nothing of these answers."""
    return words_cookie_of(consultation).take_back(cookie_of(consultation).take_back(response))
