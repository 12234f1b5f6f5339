"""What the database itself refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from feedback.consent import Consent
from feedback.models import Story
from feedback.moderation import State
from tests.factories.feedback import RECEIVED_AT, StoryFactory

pytestmark = pytest.mark.django_db

IMPORTED = {"source": Story.Source.IMPORT, "source_key": "fft:NEAS:1"}


@pytest.mark.parametrize(
    "impossible",
    [
        {"state": State.PUBLISHED, "published_at": None},
        {"state": State.PUBLISHED, "consent": Consent.ALLIANCE_ONLY},
        {"state": State.PUBLISHED, "consent": Consent.AFTER_SEEN},
        {
            "state": State.PUBLISHED,
            "received_at": RECEIVED_AT,
            "published_at": RECEIVED_AT - timedelta(days=1),
        },
        {"state": State.ERASED},
        {"words": "", "title": "Words"},
        {"title": ""},
        {"source": Story.Source.IMPORT},
        {"rating": 0},
        {"rating": 6},
        {"sentiment": 6},
        {"seriousness": 5},
        {"version": 0},
    ],
)
def test_impossible_stories_are_refused(impossible):
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryFactory(**impossible)


@pytest.mark.parametrize("twice", [{"reference": "K4F-72M-9XR"}, IMPORTED])
def test_what_is_one_of_a_kind_is_stored_once(twice):
    StoryFactory(**twice)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryFactory(**twice)


def test_many_stories_may_have_no_source_key():
    StoryFactory.create_batch(2, source_key="")
    assert Story.objects.count() == 2


def test_a_story_that_its_author_has_seen_may_be_published():
    StoryFactory(state=State.PUBLISHED, consent=Consent.AFTER_SEEN, author_agreed_at=RECEIVED_AT)
    assert Story.objects.published().count() == 1


def test_an_erased_story_keeps_its_reference_and_no_words():
    story = StoryFactory(state=State.ERASED, words="", title="")
    assert story.reference and not story.words


def test_the_name_of_a_story_never_carries_its_words():
    story = StoryFactory(title="My secret", words="My secret words")
    assert str(story) == f"Story {story.reference}"
    assert "secret" not in f"{story.original}"
