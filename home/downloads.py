"""Counts a document's downloads: once a person and day, and without keeping who."""

import re

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.privacy.visitors import visitor_key

from .models import AllianceDocument, DownloadMark, DownloadMonth

ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|scan|monitor|preview|fetch|facebookexternalhit|"
    r"curl|wget|python|java/|go-http|httpclient|libwww|okhttp",
    re.IGNORECASE,
)


def is_by_a_person(request):
    """True where a person begins a download: not a look at the headers, a later part, or a robot."""
    agent = request.headers.get("User-Agent", "")
    begins = request.headers.get("Range", "bytes=0-").startswith("bytes=0-")
    waits = "prefetch" in request.headers.get("Sec-Purpose", "")
    return request.method == "GET" and begins and not waits and bool(agent) and not ROBOT.search(agent)


@transaction.atomic
def count(document, request, *, now):
    """One more for the document, unless this visitor had it today already. True if it was counted."""
    day = timezone.localdate(now)
    key = visitor_key(request, purpose=f"document-{document.pk}", day=day)
    _, is_new = DownloadMark.objects.get_or_create(document=document, day=day, visitor_key=key)
    if is_new:
        AllianceDocument.objects.filter(pk=document.pk).update(download_count=F("download_count") + 1)
        _count_month(document, day.replace(day=1))
    return is_new


def _count_month(document, month):
    of_month, _ = DownloadMonth.objects.get_or_create(document=document, month=month)
    DownloadMonth.objects.filter(pk=of_month.pk).update(number=F("number") + 1)


def forget(*, now):
    """Delete the marks of earlier days: they have done their work. Returns how many there were."""
    return DownloadMark.objects.filter(day__lt=timezone.localdate(now)).delete()[0]
