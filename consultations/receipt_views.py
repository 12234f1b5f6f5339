"""Coming back with receipt words: to answers on their way, and to those that were sent."""

from functools import wraps

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from consultations import actions, answer_pages
from consultations.paper.copying import copy_of
from consultations.reminder_forms import ReminderForm
from consultations.views import (
    cookie_of,
    forgotten,
    published_or_404,
    read_or_send,
    response_of,
    saved_for_later,
    with_draft,
    words_cookie_of,
)
from portal.nav import Crumb
from portal.privacy.receipt_forms import ASK_AGAIN, TOO_MANY, ReceiptWordsForm

CRUMBS = [Crumb("Home", "/")]


@never_cache
@require_http_methods(["GET", "POST"])
def come_back(request):
    form = ReceiptWordsForm(request.POST or None)
    status = 200
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        if not ratelimit.consume(request, action="come_back"):
            form.add_error(None, TOO_MANY)
            status = 429
        elif receipt := actions.open_receipt(words=words):
            return _opened(receipt, words)
        else:
            form.add_error("words", ASK_AGAIN)
    return render(request, "consultations/enter.html", {"form": form, "crumbs": CRUMBS}, status=status)


def _opened(receipt, words):
    """From now on this browser holds the answers, as the one in which they were begun."""
    if receipt.draft:
        consultation, key, name = receipt.draft.consultation, receipt.draft.key, "start"
    else:
        consultation, key, name = receipt.response.consultation, receipt.response.submission_key, "sent"
    way_in = cookie_of(consultation).hand_out(redirect(f"consultations:{name}", consultation.pk), key)
    return words_cookie_of(consultation).hand_out(way_in, words)


@require_POST
@with_draft
def save(request, draft):
    return saved_for_later(request, draft)


@with_draft
def saved(request, draft):
    """The words that open these answers again, on this device or another."""
    words = words_cookie_of(draft.consultation).read(request) or ""
    context = answer_pages.saved(draft, words)
    context |= {"form": ReminderForm(request=request), "is_reminded": draft.reminders.exists()}
    return render(request, "consultations/saved.html", context)


def with_response(view):
    """Hands the view what this browser has sent, or opened with words. Others enter their words."""

    @never_cache
    @read_or_send
    @wraps(view)
    def find(request, pk):
        consultation = published_or_404(pk)
        response = response_of(request, consultation)
        if response is None:
            return redirect("consultations:start", pk)
        response.consultation = consultation
        return view(request, response)

    return find


@with_response
def sent(request, response):
    """The receipt, and what can still be done with what was sent."""
    words = words_cookie_of(response.consultation).read(request) or ""
    context = answer_pages.receipt(response.consultation, response, words)
    return render(request, "consultations/sent.html", context)


@with_response
def copy(request, response):
    context = answer_pages.copy(response.consultation, response)
    return render(request, "consultations/copy.html", context)


@with_response
def copy_pdf(request, response):
    """The same as a tagged PDF. It is made for this one person, sent, and kept nowhere."""
    made = copy_of(answer_pages.copy(response.consultation, response))
    name = f'attachment; filename="my-answers-{response.reference}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})


@require_POST
@with_response
def change(request, response):
    """The answers become a draft again. What was sent stands until the changes are sent."""
    try:
        actions.change(response=response, now=timezone.now())
    except actions.TooLate:
        messages.error(request, "This consultation has closed, so your answers cannot be changed any more.")
        return redirect("consultations:sent", response.consultation_id)
    return redirect("consultations:check", response.consultation_id)


@with_response
def withdraw(request, response):
    """What it does, before; then it is done."""
    if response.withdrawn_at:
        return redirect("consultations:sent", response.consultation_id)
    if request.method != "POST":
        context = {"consultation": response.consultation, "response": response}
        return render(request, "consultations/withdraw.html", context)
    actions.withdraw(response=response, now=timezone.now())
    return redirect("consultations:sent", response.consultation_id)


@never_cache
@require_POST
def leave(request, pk):
    """This browser forgets that the answers are somebody's who sat here. Nothing is deleted."""
    consultation = published_or_404(pk)
    messages.info(request, "You left your answers. Your five words open them again.")
    return forgotten(redirect("consultations:come_back"), consultation)
