"""Any search as an Atom feed: what answers it, the newest first. The address is that of the results."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import strip_tags
from django.views.decorators.http import require_safe

from .answers import newest

MOST = 20


@require_safe
def feed(request):
    """Everything that is public, where the address asks for nothing."""
    question, results = newest(request.GET, most=MOST, now=timezone.now())
    atom = Atom1Feed(
        title=_title(question),
        link=_whole(f"{reverse('search:search')}?{request.GET.urlencode()}"),
        feed_url=_whole(request.get_full_path()),
        description=None,
        language="en-gb",
        feed_guid=_whole(request.get_full_path()),
    )
    for result in results:
        _add(atom, result)
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _title(question):
    return f"{settings.ALLIANCE_NAME}: {question.in_words or 'everything new'}"


def _add(atom, result):
    entry, url = result.entry, _whole(result.entry.url)
    day = datetime.combine(entry.date, time.min, UTC) if entry.date else None
    atom.add_item(
        title=entry.title,
        link=url,
        description=strip_tags(result.snippet),
        unique_id=url,
        pubdate=day,
        updateddate=day,
        categories=[result.kind.one, *(term.name for terms in result.terms.values() for term in terms)],
    )


def _whole(address):
    return settings.BASE_URL.rstrip("/") + address
