"""Fills the examples of best practice: numbers, what they answer, who uses them, what they said before."""

from datetime import timedelta

from django.db import transaction

from feedback.models import Story, Theme
from home.models import (
    Adoption,
    AllianceDocument,
    BestPracticePage,
    PageVersion,
    PracticeDocument,
    PracticeMeasure,
)
from portal.accounts.models import Organisation
from portal.taxonomy.models import Place

from . import prose
from .reading import day, editor, read

INVENTED = "Invented for the demonstration. "
MOST_STORIES = 3
PROSAIC = ("how_to_copy",)


@transaction.atomic
def plant(now):
    """Returns how many pages were filled. One that is filled already stays as editors have it."""
    known = {page.slug: page for page in BestPracticePage.objects.filter(people_needed="")}
    found = [facts for facts in read("practice")["practice"] if facts["slug"] in known]
    for facts in found:
        _fill(known[facts["slug"]], facts, now)
    return len(found)


def _fill(page, facts, now):
    page.people_needed = facts["people_needed"]
    page.how_measured = prose.as_html(facts["how_measured"])
    page.measures = [PracticeMeasure(sort_order=order, **row) for order, row in enumerate(facts["measures"])]
    page.document_links = [
        PracticeDocument(sort_order=order, document=document)
        for order, document in enumerate(AllianceDocument.objects.filter(slug__in=facts["documents"]))
    ]
    page.places = Place.objects.filter(slug__in=facts["places"])
    page.themes = themes = list(Theme.objects.filter(name__in=facts["themes"]))
    page.stories = _stories(page, themes)
    if "earlier" in facts:
        _publish_earlier(page, facts["earlier"], now)
    _publish(page)
    for told in facts["adoptions"]:
        _adopt(page, told, now)


def _stories(page, themes):
    """Published stories about the same cancers and themes."""
    alike = Story.objects.published().carrying("tumour_sites", list(page.tumour_sites.all()))
    return list(alike.with_theme(themes).newest_first()[:MOST_STORIES])


def _publish_earlier(page, earlier, now):
    """A version as it stood before, so that there is something to compare."""
    changes = {name: text for name, text in earlier.items() if name != "days_ago"}
    as_it_is = {name: getattr(page, name) for name in changes}
    for name, text in changes.items():
        setattr(page, name, prose.as_html(text) if name in PROSAIC else text)
    _publish(page)
    then = now - timedelta(days=earlier["days_ago"])
    PageVersion.objects.filter(page=page.pk).update(published_at=then)
    for name, text in as_it_is.items():
        setattr(page, name, text)


def _publish(page):
    page.save_revision().publish()


def _adopt(page, told, now):
    Adoption.objects.get_or_create(
        practice=page,
        organisation=Organisation.objects.get(name=told["by"]),
        defaults={
            "decision": told["decision"],
            "reason": INVENTED + told["reason"],
            "lead_role": told.get("lead", ""),
            "started_date": day(now, told["started"]) if "started" in told else None,
            "review_date": day(now, told["review"]),
            "what_changed": told.get("changed", ""),
            "recorded_by": editor(),
            "recorded_at": now,
        },
    )
