"""Dates as a page, as a calendar to subscribe to, and as a member's own calendar."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import conditional_page, require_GET, require_http_methods, require_safe

from portal.nav import Crumb

from . import calendar_links, dates
from .icalendar_file import calendar_file
from .models import CalendarLink, PartnershipMeetingPage
from .partnership_access import may_enter

TYPE = "text/calendar; charset=utf-8"
CRUMBS = [Crumb("Home", "/")]
MEMBERS_CRUMBS = [*CRUMBS, Crumb("Members’ space", "/partnership/members/")]
MOST_ON_A_PAGE = 40


@require_GET
def page(request):
    now = timezone.now()
    coming = [entry for entry in dates.public(now) if entry.day >= timezone.localdate(now)]
    address = reverse("calendar_file")
    context = {"entries": coming[:MOST_ON_A_PAGE], "crumbs": CRUMBS, **_addresses(address)}
    return render(request, "home/calendar/dates.html", context)


@require_safe
@conditional_page
@cache_control(public=True, max_age=3600)
def file(request):
    words = "Meetings of the Cancer Action Partnership, and when consultations open and close."
    return _file(dates.public(timezone.now()), settings.ALLIANCE_NAME, words, "dates")


@require_safe
@cache_control(public=True, max_age=3600)
def meeting_file(request, pk):
    """One public meeting, to be put into a calendar once."""
    meeting = get_object_or_404(PartnershipMeetingPage.objects.published().select_related("venue"), pk=pk)
    return _file([dates.of_meeting(meeting)], meeting.title, meeting.summary, f"meeting-{pk}")


@require_safe
@never_cache
def members_file(request, token):
    """The token alone opens it, while its owner may enter the members' space."""
    link = CalendarLink.objects.opened_by(token)
    if link is None or not may_enter(link.person):
        raise Http404("This calendar link is not, or no longer, in use.")
    now = timezone.now()
    link.noted_as_read(timezone.localdate(now))
    return _file(dates.for_members(now), "Cancer Action Partnership, members", "For members only.", "members")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def link(request):
    """The link is shown in the answer to the press that makes it, and never again."""
    if not may_enter(request.user):
        raise PermissionDenied
    if request.method == "POST" and "revoke" in request.POST:
        calendar_links.revoke(person=request.user)
        return redirect("calendar_link")
    made = {}
    if request.method == "POST":
        token = calendar_links.make(person=request.user, now=timezone.now())
        made = _addresses(reverse("members_calendar_file", args=[token]))
    held = CalendarLink.objects.filter(person=request.user).first()
    return render(request, "home/calendar/link.html", {"held": held, "crumbs": MEMBERS_CRUMBS, **made})


def _file(entries, name, words, file_name):
    response = HttpResponse(calendar_file(entries, name=name, words=words), content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="{file_name}.ics"'
    return response


def _addresses(path):
    """The whole address, and the same as a link that opens a calendar program."""
    whole = settings.BASE_URL.rstrip("/") + path
    return {"address": whole, "webcal": f"webcal://{whole.split('://', 1)[1]}"}
