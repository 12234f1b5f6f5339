"""Ask to join, in public: the form, the letter’s link, and what happens next."""

from allauth.core import ratelimit
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts.models import JoiningRequest
from portal.nav import Crumb

from . import actions
from .forms import JoinForm, PressForm

CRUMBS = [Crumb("Home", "/")]


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request):
    form = JoinForm(request.POST or None, request=request)
    if form.is_bound and form.is_valid():
        return _keep(request, form.cleaned_data)
    status = 422 if form.is_bound else 200
    return render(request, "accounts/joining/ask.html", {"form": form, "crumbs": CRUMBS}, status=status)


def _keep(request, told):
    """The answer is the same whoever asks: nobody finds out here who has an account."""
    if not _may_write_to(request, told["email"]):
        return render(request, "accounts/joining/too_many.html", {"crumbs": CRUMBS}, status=429)
    told, groups, key = dict(told), told["tumour_groups"], told["sending_key"]
    for name in ("tumour_groups", "sending_key"):
        del told[name]
    actions.ask(told=told, tumour_groups=groups, sending_key=key, now=timezone.now())
    return redirect("joining:sent")


def _may_write_to(request, email):
    by_visitor = ratelimit.consume(request, action="ask_to_join")
    return by_visitor and ratelimit.consume(request, action="joining_letter", key=email.lower())


@never_cache
@require_GET
def sent(request):
    return render(request, "accounts/joining/sent.html", {"crumbs": CRUMBS})


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request, key):
    """A button, and not the link alone: machines that read letters follow links."""
    asked = get_object_or_404(JoiningRequest, key=key)
    if request.method == "POST":
        actions.confirm(request=asked, now=timezone.now())
        return redirect(asked.confirm_url)
    context = {"asked": asked, "form": PressForm(), "crumbs": CRUMBS}
    return render(request, "accounts/joining/confirm.html", context)
