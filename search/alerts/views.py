"""Following: ask for letters about something, confirm them, see and change all of it, stop it."""

from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import Http404, QueryDict
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
from .forms import AlertForm, ConfirmForm, OftenForm
from .models import LONGEST_ABOUT, Follower
from .subjects import kind_named, row_key, subject_of

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
    if len(asked) > LONGEST_ABOUT:
        return _refused(request, "search", asked, *TOO_LONG, status=400)
    return _asking(request, "search", asked)


@never_cache
@require_http_methods(["GET", "POST"])
def follow(request, kind, about):
    """One thing of a kind that an app above has registered."""
    return _asking(request, kind, str(about))


def _asking(request, kind, about):
    form = AlertForm(request.POST or None, request=request, initial={"email": proved_address(request.user)})
    context = {**_around(kind, about), "form": form}
    if form.is_bound and form.is_valid():
        return _keep(request, kind, about, form.cleaned_data)
    return render(request, "search/alerts/ask.html", context)


def _keep(request, kind, about, told):
    if not ratelimit.consume(request, action="ask_for_alert"):
        return _refused(request, kind, about, *TOO_MANY, status=429)
    wanted = {"email": told["email"], "kind": kind, "about": about, "often": told["often"]}
    if told["email"].lower() == proved_address(request.user):
        actions.follow(**wanted, now=timezone.now())
        return redirect("search:my_following")
    actions.ask_for(**wanted, now=timezone.now())
    query = QueryDict(mutable=True)
    query.update({"kind": kind, "about": about})
    return redirect(f"{reverse('search:alert_sent')}?{query.urlencode()}")


def proved_address(user):
    """The address that a signed-in person has proved to be theirs; nothing for anybody else."""
    if not user.is_authenticated:
        return ""
    held = EmailAddress.objects.filter(user=user, primary=True, verified=True).first()
    return held.email.lower() if held else ""


def _refused(request, kind, about, title, lead, *, status):
    context = {**_around(kind, about), "title": title, "lead": lead}
    return render(request, "search/alerts/refused.html", context, status=status)


def _around(kind, about):
    """What every page about something not yet followed says of it."""
    known = kind_named(kind)
    subject = known.subject(about) if known else None
    if subject is None:
        raise Http404("There is no such thing to follow.")
    return {"subject": subject, "crumbs": [*CRUMBS, Crumb(subject.what or "Results", subject.url)]}


@never_cache
@require_GET
def sent(request):
    kind, about = request.GET.get("kind", ""), request.GET.get("about", "")[:LONGEST_ABOUT]
    asked = asked_in(QueryDict(about)) if kind == "search" else about
    return render(request, "search/alerts/sent.html", _around(kind, asked))


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request, key):
    """A button, and not the link alone: machines that read letters follow links."""
    follower = get_object_or_404(Follower, key=key)
    waiting = [(str(pk), subject.name) for pk, subject in _named(follower.follows.unconfirmed())]
    if not waiting:
        return redirect(follower.yours_url)
    initial = {"follows": [pk for pk, _ in waiting], "often": follower.often}
    form = ConfirmForm(request.POST or None, choices=waiting, initial=initial)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        actions.confirm(follower=follower, follows=told["follows"], often=told["often"], now=timezone.now())
        return redirect(f"{follower.yours_url}?started=1")
    return render(request, "search/alerts/confirm.html", {"form": form, "crumbs": CRUMBS})


def _named(follows):
    """(key, subject) of those whose thing is there still."""
    return [(row.pk, subject) for row in follows.in_order() if (subject := subject_of(row))]


@never_cache
@require_http_methods(["GET", "POST"])
def yours(request, key):
    """All that one address follows. The key stands in its letters alone."""
    return _list(request, get_object_or_404(Follower, key=key))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def mine(request):
    """The same for somebody who has signed in."""
    address = proved_address(request.user)
    return _list(request, Follower.objects.with_address(address).first() if address else None)


def _list(request, follower):
    form = OftenForm(request.POST if "often" in request.POST else None, initial=_how_often(follower))
    if request.method == "POST" and follower and _changed(request.POST, follower, form):
        return redirect(request.path)
    follows = _named(follower.follows.confirmed()) if follower else []
    context = {"follower": follower, "follows": follows, "form": form, "crumbs": CRUMBS}
    return render(request, "search/alerts/yours.html", context)


def _how_often(follower):
    return {"often": follower.often} if follower else {}


def _changed(posted, follower, form):
    """Do what was pressed; False where the form must be shown again."""
    if pk := row_key(posted.get("stop", "")):
        actions.stop_one(follower=follower, follow=pk)
        return True
    if form.is_bound and form.is_valid():
        actions.change_how_often(follower=follower, often=form.cleaned_data["often"], now=timezone.now())
        return True
    return False


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request, key):
    """The key is the proof. A mail program that offers to stop letters posts here without a page of ours."""
    follower = Follower.objects.filter(key=key).first()
    if follower and request.method == "POST":
        actions.stop(follower=follower)
        follower = None
    follows = _named(follower.follows.all()) if follower else []
    context = {"follower": follower, "follows": follows, "crumbs": CRUMBS}
    return render(request, "search/alerts/stop.html", context)
