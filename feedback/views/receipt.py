"""Coming back with receipt words: the five words, the page that they open, and the way out."""

from datetime import timedelta
from functools import wraps

from allauth.core import ratelimit
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from feedback.actions import author
from feedback.actions.leaving import KIND
from feedback.coming_back import ComingBack
from feedback.models import FeedbackSettings, StoryReceipt
from feedback.moderation import State
from feedback.rights import download_of
from portal.nav import Crumb
from portal.privacy import erasures
from portal.privacy.cookies import PrivateCookie
from portal.privacy.receipt_forms import ASK_AGAIN, TOO_MANY, ReceiptWordsForm

COOKIE = PrivateCookie(name="receipt", path="/feedback/come-back/", lasts=timedelta(minutes=30))
CRUMBS = [Crumb("Home", "/"), Crumb("Tell us", "/feedback/")]
CLOSED = "We closed your page because it was not used for 30 minutes. Enter your words again."


def for_the_author(view):
    """For whoever's browser holds an opened receipt: the view is given its story. Others enter words."""

    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        key = COOKIE.read(request)
        receipt = StoryReceipt.objects.for_its_page().filter(pk=key).first() if key else None
        if receipt is None:
            return _closed(request)
        return COOKIE.hand_out(view(request, receipt.story, *args, **kwargs), receipt.pk)

    return guarded


def _closed(request):
    if COOKIE.name in request.COOKIES:
        messages.info(request, CLOSED)
    return COOKIE.take_back(redirect("feedback:come_back"))


@never_cache
@require_http_methods(["GET", "POST"])
def come_back(request):
    form = ReceiptWordsForm(request.POST or None)
    status = 200
    if form.is_bound and form.is_valid():
        if ratelimit.consume(request, action="come_back"):
            if receipt := author.open_receipt(words=form.cleaned_data["words"]):
                return COOKIE.hand_out(redirect("feedback:yours"), receipt.pk)
            form.add_error("words", ASK_AGAIN)
        else:
            form.add_error(None, TOO_MANY)
            status = 429
    return render(request, "feedback/receipt/enter.html", {"form": form, "crumbs": CRUMBS}, status=status)


@require_GET
@for_the_author
def yours(request, story):
    return shown(request, story)


def shown(request, story, *, status=200, **bound):
    """The author's page, with the forms that need putting right."""
    if story.state == State.ERASED:
        return _erased(request, story)
    page = ComingBack(story, timezone.now(), bound)
    context = {"page": page, "story": story, "crumbs": CRUMBS, "form": next(iter(bound.values()), None)}
    if page.in_distress:
        context["support"] = FeedbackSettings.for_request(request).support
    return render(request, "feedback/receipt/yours.html", context, status=status)


def _erased(request, story):
    proof = erasures.proof_of(KIND, story.submission_key)
    return render(request, "feedback/receipt/erased.html", {"story": story, "proof": proof})


@require_GET
@for_the_author
def download(request, story):
    """Everything that is held about this receipt, for its author."""
    return download_of(story, for_author=True, now=timezone.now())


@never_cache
@require_POST
def leave(request):
    """This browser forgets that it is the author's."""
    messages.info(request, "You left your page. Your five words open it again.")
    return COOKIE.take_back(redirect("feedback:come_back"))
