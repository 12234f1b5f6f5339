"""What everybody may read: the shelf of published stories, its feed, and one story."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_GET

from feedback.alongside import alongside
from feedback.echoing import how_many_said
from feedback.feed import atom_of
from feedback.models import Story
from feedback.models.story_queryset import on_a_card
from feedback.parts import split
from feedback.shelf import SORTS, Shelf
from feedback.timeline import timeline_of
from feedback.views.echo import has_said
from portal.nav import Crumb
from portal.privacy.disclosure import rule_in_force
from portal.privacy.references import tidy

RELATED = 3
HOME = Crumb("Home", "/")


@require_GET
def listing(request):
    shelf = Shelf(request.GET)
    page = shelf.page(request.GET.get("page", 1))
    context = {
        "crumbs": [HOME],
        "page": page,
        "filters": shelf.filters(),
        "chips": shelf.chips(),
        "themes": shelf.themes,
        "sorts": [(key, name, key == shelf.sort) for key, (name, _) in SORTS.items()],
        "feed_url": shelf.feed_url(),
        "alert_url": alert_url(shelf),
    }
    return render(request, "feedback/stories/list.html", context)


def alert_url(shelf):
    """Where to ask for e-mails about what these filters show; empty where search offers none."""
    try:
        return f"{reverse('search:alert')}?{shelf.searched_for()}"
    except NoReverseMatch:
        return ""


@require_GET
@conditional_page
def feed(request):
    """What the list shows under the same filters, the newest first, for readers of feeds."""
    words = atom_of(Shelf(request.GET), address=request.get_full_path())
    return HttpResponse(words, content_type="application/atom+xml; charset=utf-8")


@require_GET
def story(request, reference):
    if reference != tidy(reference):
        return redirect("feedback:story", tidy(reference) or "-", permanent=True)
    told = Story.objects.published().filter(reference=reference).first()
    if told is None:
        raise Http404
    related = list(told.related()[:RELATED])
    prefetch_related_objects([told, *related], *on_a_card())
    context = {
        "crumbs": [HOME, Crumb("Stories", reverse("feedback:stories"))],
        "story": told,
        "parts": split(told.words),
        "teller": teller_of(told),
        "themes": told.themes.all(),
        "timeline": timeline_of(told, timezone.localdate()),
        "said": how_many_said(told.shared_count, rule_in_force()),
        "has_said": has_said(request, told),
        "related": [(other, told.shared_terms(other)) for other in related],
        "alongside": alongside(told, timezone.now()),
    }
    return render(request, "feedback/stories/story.html", context)


def teller_of(told):
    """Who told it, and when. Not where: with a rare cancer and a month, a place can name a person."""
    month = f"{told.happened_month:%B %Y}" if told.happened_month else ""
    return ", ".join(filter(None, [told.get_told_by_display(), month]))
