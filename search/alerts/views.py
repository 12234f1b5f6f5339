"""E-mails about a search: ask for them, confirm them, stop them."""

from allauth.core import ratelimit
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from portal.nav import Crumb
from search.answers import question_of

from . import actions
from .asked import asked_in
from .forms import AlertForm, PressForm
from .letters import what_it_is_about
from .models import LONGEST_ASKED, Alert

CRUMBS = [Crumb("Home", "/")]
TOO_LONG = ("This search is too long for emails", "Take some filters away, then ask again.")
TOO_MANY = (
    "Please wait a moment",
    "Many people on your network have just asked for emails. Try again in two minutes.",
)


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request):
    """The search stands in the address, as on the page of its results."""
    asked = asked_in(request.GET)
    if question_of(QueryDict(asked)).is_open:
        return redirect("search:search")
    form = AlertForm(request.POST or None, request=request)
    if len(asked) > LONGEST_ASKED:
        return _refused(request, asked, *TOO_LONG, status=400)
    if form.is_bound and form.is_valid():
        return _keep(request, asked, form.cleaned_data)
    return render(request, "search/alerts/ask.html", {**_around(asked), "form": form})


def _keep(request, asked, told):
    if not ratelimit.consume(request, action="ask_for_alert"):
        return _refused(request, asked, *TOO_MANY, status=429)
    actions.ask_for(email=told["email"], asked=asked, often=told["often"], now=timezone.now())
    return redirect(f"{reverse('search:alert_sent')}?{asked}")


def _refused(request, asked, title, lead, *, status):
    context = {**_around(asked), "title": title, "lead": lead}
    return render(request, "search/alerts/refused.html", context, status=status)


def _around(asked):
    """What every page about a search not yet kept says of it."""
    results_url = f"{reverse('search:search')}?{asked}"
    crumbs = [*CRUMBS, Crumb("Find", reverse("search:search")), Crumb("Results", results_url)]
    return {"what": what_it_is_about(Alert(asked=asked)), "results_url": results_url, "crumbs": crumbs}


@never_cache
@require_GET
def sent(request):
    return render(request, "search/alerts/sent.html", _around(asked_in(request.GET)))


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request, key):
    """A button, and not the link alone: machines that read letters follow links."""
    alert = get_object_or_404(Alert, key=key)
    if request.method == "POST":
        actions.confirm(alert=alert, now=timezone.now())
        return redirect(alert.confirm_url)
    context = {"alert": alert, "what": what_it_is_about(alert), "form": PressForm(), "crumbs": CRUMBS}
    return render(request, "search/alerts/confirm.html", context)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request, key):
    """The key is the proof. A mail program that offers to stop letters posts here without a page of ours."""
    alert = Alert.objects.filter(key=key).first()
    if alert and request.method == "POST":
        actions.stop(alert=alert)
        alert = None
    what = what_it_is_about(alert) if alert else ""
    return render(request, "search/alerts/stop.html", {"alert": alert, "what": what, "crumbs": CRUMBS})
