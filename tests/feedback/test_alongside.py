import pytest
from django.utils import timezone

from feedback.alongside import alongside
from feedback.models import Story
from feedback.moderation import State
from search import indexing
from tests.factories.consultations import ConsultationPageFactory
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import PathwayStageFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db


def ask_about(site, **more):
    page = ConsultationPageFactory(**more)
    page.tumour_sites.set([site])
    page.save_revision().publish()
    return page


def found(story):
    return [
        (heading, [beside.title for beside in rows]) for heading, rows in alongside(story, timezone.now())
    ]


def test_a_consultation_about_the_same_cancer_stands_beside_the_story_and_says_why():
    bowel, lung = TumourSiteFactory(name="Bowel"), TumourSiteFactory(name="Lung")
    ask_about(bowel, title="Letters about bowel tests")
    ask_about(lung, title="Letters about lung scans")
    story = StoryFactory(state=State.PUBLISHED, tumour_sites=[bowel])
    assert found(story) == [("You can have a say on this", ["Letters about bowel tests"])]
    [(_, [beside])] = alongside(story, timezone.now())
    assert beside.shared == ("Bowel",)


def test_what_is_not_public_stands_beside_nothing():
    bowel = TumourSiteFactory()
    ask_about(bowel, title="Soon").unpublish()
    assert found(StoryFactory(state=State.PUBLISHED, tumour_sites=[bowel])) == []


def test_other_stories_and_pages_are_not_what_is_meant():
    bowel = TumourSiteFactory()
    story, other = (StoryFactory(state=State.PUBLISHED, tumour_sites=[bowel]) for _ in range(2))
    indexing.refresh(Story, [story.pk, other.pk])
    assert found(story) == []


def test_a_story_about_no_cancer_and_no_part_of_care_stands_alone():
    stage = PathwayStageFactory()
    assert found(StoryFactory(state=State.PUBLISHED)) == []
    assert found(StoryFactory(state=State.PUBLISHED, stages=[stage])) == []
