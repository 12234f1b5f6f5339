"""Rows of every kind that carry a term, for the pages that list them."""

from datetime import timedelta

from django.utils import timezone

from consultations.models import ConsultationIndexPage, ConsultationPage
from feedback.moderation import State
from tests.factories.feedback import StoryFactory
from tests.factories.home import (
    AdoptionFactory,
    AllianceDocumentFactory,
    BestPracticePageFactory,
    HomePageFactory,
    KeptPromiseFactory,
    NewsPageFactory,
    PathwayPageFactory,
    PathwayStepFactory,
    SupportServicePageFactory,
)


def plant(count, *, site, priority, stage):
    """`count` of each thing that is listed by itself, all published, all carrying the terms."""
    terms = {"tumour_sites": [site], "priorities": [priority], "stages": [stage]}
    for _ in range(count):
        StoryFactory(state=State.PUBLISHED, received_at=timezone.now() - timedelta(days=9), **terms)
        AdoptionFactory(practice=BestPracticePageFactory(**terms))
        PathwayStepFactory(page=PathwayPageFactory(**terms))
        NewsPageFactory(**terms)
        SupportServicePageFactory(**terms)
        carry(AllianceDocumentFactory(), terms)
        carry(KeptPromiseFactory(), terms)
        consultation(terms)


def carry(row, terms):
    for name, rows in terms.items():
        getattr(row, name).set(rows)


def consultation(terms):
    now = timezone.now()
    index = ConsultationIndexPage.objects.first() or HomePageFactory().add_child(
        instance=ConsultationIndexPage(title="Take part", slug="take-part", summary="What we ask.")
    )
    number = ConsultationPage.objects.count() + 1
    page = ConsultationPage(
        title=f"Question {number}",
        slug=f"question-{number}",
        summary="What we want to know.",
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=number),
        why="<p>To choose.</p>",
        who_decides="<p>The board.</p>",
        what_can_change="<p>The place.</p>",
        who_for="Anyone",
    )
    for name, rows in terms.items():
        setattr(page, name, rows)
    return index.add_child(instance=page)
