"""What the home page shows of the rooms behind it."""

from datetime import timedelta

from django.utils import timezone

from consultations.models import ConsultationPage
from feedback.models import Story
from home.cards import consultation_card, promise_card

from .priority_page import PriorityPage
from .promises import Promise

A_YEAR = timedelta(days=365)
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
    }


def _promises(now):
    today = timezone.localdate(now)
    kept = Promise.objects.published().kept().for_listing()[:MOST_PROMISES]
    return [promise_card(promise, today) for promise in kept]


def _consultations(now):
    found = ConsultationPage.objects.listed().open(now)[:MOST_CONSULTATIONS]
    return [consultation_card(page, now) for page in found]


def _priorities(now):
    pages = PriorityPage.objects.published().of_current_set(timezone.localdate(now))
    return pages.with_stories_since(now - A_YEAR).defer_streamfields()
