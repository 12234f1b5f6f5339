"""Reminders by e-mail: ask for one, confirm it, stop it."""

from allauth.core import ratelimit
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from consultations import actions, reminding
from consultations.models import Reminder
from consultations.reminder_forms import ReminderForm
from consultations.views import draft_of, published_or_404
from portal.nav import Crumb

CRUMBS = [Crumb("Home", "/")]


@never_cache
@require_http_methods(["GET", "POST"])
def remind(request, pk):
    consultation, now = published_or_404(pk), timezone.now()
    if not actions.may_begin(consultation, now):
        return redirect(consultation.url)
    form = ReminderForm(request.POST or None, request=request)
    if form.is_bound and form.is_valid():
        if refused := ratelimit.consume_or_429(request, action="ask_for_alert"):
            return refused
        draft, email = draft_of(request, consultation), form.cleaned_data["email"]
        reminding.ask_for(consultation=consultation, email=email, draft=draft, now=now)
        return redirect("consultations:asked_to_remind", pk)
    return render(request, "consultations/remind.html", {"consultation": consultation, "form": form})


@never_cache
@require_http_methods(["GET"])
def asked_to_remind(request, pk):
    context = {"consultation": published_or_404(pk)}
    return render(request, "consultations/asked_to_remind.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request, key):
    """A button, and not the link alone: machines that read letters follow links."""
    reminder = get_object_or_404(Reminder.objects.select_related("consultation"), key=key)
    if request.method == "POST":
        reminding.confirm(reminder=reminder, now=timezone.now())
        return redirect(reminder.confirm_url)
    return render(request, "consultations/confirm_reminder.html", {"reminder": reminder, "crumbs": CRUMBS})


@csrf_exempt  # Mail programs press this for their people (RFC 8058); the link itself is the proof.
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request, key):
    reminder = Reminder.objects.select_related("consultation").filter(key=key).first()
    if reminder and request.method == "POST":
        reminding.stop(reminder=reminder)
        reminder = None
    return render(request, "consultations/stop_reminder.html", {"reminder": reminder, "crumbs": CRUMBS})
