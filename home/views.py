from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.nav import Crumb

from . import downloads, reviews
from .access import refusal
from .cards import promise_card
from .inside.finding import LONGEST_QUESTION, places_of
from .models import AllianceDocument, DocumentVersion, Promise
from .serving import attachment

LIBRARY = (Crumb("Home", "/"), Crumb("Documents", "/documents/"))
MOST_STORIES = 6
PROMISES = (Crumb("Home", "/"), Crumb("What changed", "/promises/"))


@require_safe
def document(request, pk, slug):
    """What is inside a document, and the button that downloads it."""
    found = get_object_or_404(AllianceDocument.objects.for_reading(), pk=pk)
    if answer := refusal(found, request):
        return answer
    if slug != found.slug:
        return redirect(found, permanent=True)
    context = {"document": found, "breadcrumbs": LIBRARY, "download_text": f"Download ({found.format})"}
    context["is_due"] = reviews.is_past(found, timezone.localdate())
    return render(request, "home/document.html", context | _inside(found, request.GET.get("q", "")))


def _inside(found, asked):
    """What is inside, and where the words stand that the reader looks for in it."""
    reading = getattr(found, "reading", None)
    places, has_more = places_of(reading, asked) if reading and asked else ([], False)
    return {"reading": reading, "asked": asked[:LONGEST_QUESTION], "places": places, "has_more": has_more}


@require_safe
def download(request, pk, slug):
    """The file itself, as an attachment; a person's download is counted."""
    found = get_object_or_404(AllianceDocument.objects.for_serving(), pk=pk)
    if answer := refusal(found, request):
        return answer
    response = attachment(request, found)
    if response.status_code == 200 and downloads.is_by_a_person(request):
        downloads.count(found, request, now=timezone.now())
    return response


@require_safe
def download_version(request, pk, slug, number):
    """A file that the document had before, under the rules of the document."""
    found = get_object_or_404(DocumentVersion.objects.for_serving(), document=pk, number=number)
    return refusal(found.document, request) or attachment(request, found)


@require_safe
def promise(request, pk):
    """One promise: what people said, what was promised, how it stands, and why."""
    found = get_object_or_404(Promise.objects.published().for_reading(), pk=pk)
    card = promise_card(found, timezone.localdate())
    stories = found.stories.published().newest_first()[:MOST_STORIES]
    context = {
        "card": card,
        "promise": found,
        "facts": found.facts(),
        "stories": stories,
        "breadcrumbs": PROMISES,
    }
    return render(request, "home/promise.html", context)
