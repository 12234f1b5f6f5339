"""What everybody may read: the shelf of published stories, and one story."""

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from feedback.models import Story
from feedback.models.story_queryset import on_a_card
from feedback.shelf import SORTS, Shelf
from feedback.timeline import timeline_of
from portal.nav import Crumb
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
    }
    return render(request, "feedback/stories/list.html", context)


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
        "teller": teller_of(told),
        "themes": told.themes.all(),
        "timeline": timeline_of(told),
        "related": [(other, told.shared_terms(other)) for other in related],
    }
    return render(request, "feedback/stories/story.html", context)


def teller_of(told):
    """Who told it, and when. Not where: with a rare cancer and a month, a place can name a person."""
    month = f"{told.happened_month:%B %Y}" if told.happened_month else ""
    return ", ".join(filter(None, [told.get_told_by_display(), month]))
