"""What the home page shows of the rooms behind it."""

from datetime import timedelta

from django.core.cache import caches
from django.db.models import Count
from django.template.defaultfilters import date as date_in_words
from django.utils import timezone

from consultations.models import ConsultationPage
from feedback import insights
from feedback.models import Story
from home.cards import consultation_card, promise_card

from .priority_page import PriorityPage
from .promises import Promise

A_DAY = timedelta(days=1)
A_YEAR = timedelta(days=365)
TEN_MINUTES = 600
MOST_PROMISES = 3
MOST_CONSULTATIONS = 3
MOST_STORIES = 6


def shown(*, now):
    """Kept promises, open consultations, the current priorities and the newest stories."""
    return {
        "promises": _promises(now),
        "consultations": _consultations(now),
        "priorities": _priorities(now),
        "stories": Story.objects.published().newest_first()[:MOST_STORIES],
        **_figures(timezone.localdate(now)),
    }


def _figures(today):
    """What components/stat.html takes, asked for once in ten minutes in each process."""
    name = f"figures-{today.isoformat()}"
    told = caches["process"].get_or_set(name, insights.latest_figures, TEN_MINUTES)
    if told is None:
        return {"figures": []}
    return {"figures": _in_print(told), "period": f"From {_day(told.since)} to {_day(told.until - A_DAY)}."}


def _in_print(told):
    few = told.heard is None
    return [
        {
            "label": "Stories heard",
            "value": "A few" if few else f"{told.heard:,}",
            "note": "Too few to say how many." if few else "To the nearest 5.",
        },
        {"label": "Stories answered", "value": f"{told.replied:,}"},
        {"label": "Stories that changed something", "value": f"{told.changes_made:,}"},
        _time_to_answer(told.median_days),
    ]


def _time_to_answer(days):
    if days is None:
        return {"label": "Days to an answer", "value": "–", "note": "Nothing is answered yet."}
    return {"label": "Days to an answer", "value": days, "note": "Half came sooner, half later."}


def _day(date):
    return date_in_words(date, "j F Y")


def _promises(now):
    today = timezone.localdate(now)
    kept = Promise.objects.published().kept().for_listing()[:MOST_PROMISES]
    return [promise_card(promise, today) for promise in kept]


def _consultations(now):
    found = ConsultationPage.objects.listed().open(now)[:MOST_CONSULTATIONS]
    return [consultation_card(page, now) for page in found]


def _priorities(now):
    pages = PriorityPage.objects.published().of_current_set(timezone.localdate(now)).defer_streamfields()
    counts = _story_counts(now)
    for page in pages:
        page.story_count = counts.get(page.priority_id, 0)
    return pages


def _story_counts(now):
    """How many stories of the last year carry each priority, as {key: count}; as old as the figures."""
    name = f"priority-stories-{timezone.localdate(now).isoformat()}"
    return caches["process"].get_or_set(name, lambda: _counted_stories(now), TEN_MINUTES)


def _counted_stories(now):
    recent = Story.objects.published().filter(published_at__gte=now - A_YEAR)
    carried = Story.priorities.through.objects.filter(story__in=recent.values("pk"))
    return dict(carried.values_list("priority").annotate(stories=Count("pk")).order_by())
