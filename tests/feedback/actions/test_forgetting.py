from datetime import UTC, datetime, timedelta

import pytest

from feedback.actions import forgetting
from feedback.models import EqualityAnswers, StoryContact, StoryOriginal, StoryReceipt, StoryStep
from feedback.moderation import State, Step
from portal.privacy.retention import Struck
from tests.factories.feedback import LegalHoldFactory, MessageFactory, ReceiptFactory, StoryFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def due_original(story):
    StoryOriginal.objects.filter(story=story).update(delete_after=NOW.date() - DAY)


def due_contact(story):
    StoryContact.objects.create(
        story=story, email="a@example.org", wants_news=True, wording="x", delete_after=NOW.date() - DAY
    )


def due_message(story):
    MessageFactory(story=story, at=NOW - forgetting.MESSAGES_KEPT - DAY)


def due_equality(story):
    story.received_at = NOW - forgetting.EQUALITY_KEPT - DAY
    story.save()
    EqualityAnswers.objects.create(story=story, age="45_54")


def due_withdrawn(story):
    story.state = State.WITHDRAWN
    story.save()
    at = NOW - forgetting.WITHDRAWN_KEPT - DAY
    StoryStep.objects.create(story=story, step=Step.WITHDRAW, to_state=State.WITHDRAWN, at=at)


def due_story(story):
    story.received_at = NOW - forgetting.STORIES_KEPT - DAY
    story.save()


CLOCKS = {
    forgetting.forget_originals: due_original,
    forgetting.forget_contacts: due_contact,
    forgetting.forget_messages: due_message,
    forgetting.forget_equality: due_equality,
    forgetting.forget_withdrawn: due_withdrawn,
    forgetting.forget_old_stories: due_story,
}


@pytest.mark.parametrize(("strike", "make_due"), CLOCKS.items(), ids=lambda part: part.__name__)
def test_a_clock_takes_what_is_due_once_and_leaves_what_the_law_holds(strike, make_due):
    make_due(StoryFactory(received_at=NOW - DAY))
    make_due(LegalHoldFactory(story__received_at=NOW - DAY).story)

    assert strike(now=NOW) == Struck(gone=1, held=1)
    assert strike(now=NOW) == Struck(gone=0, held=1)


@pytest.mark.parametrize(("strike", "make_due"), CLOCKS.items(), ids=lambda part: part.__name__)
def test_a_clock_leaves_what_is_not_due_yet(strike, make_due):
    make_due(StoryFactory(received_at=NOW - DAY))

    assert strike(now=NOW - 2 * DAY) == Struck()


def test_a_story_whose_time_is_over_is_erased_with_a_proof_of_when():
    story = StoryFactory(state=State.PUBLISHED)
    due_story(story)

    forgetting.forget_old_stories(now=NOW)

    story.refresh_from_db()
    assert (story.state, story.words) == (State.ERASED, "")


def test_the_receipt_of_an_erased_story_goes_after_a_year():
    story = ReceiptFactory(story=StoryFactory(state=State.ERASED, words="", title="")).story
    StoryStep.objects.create(story=story, step=Step.ERASE, to_state=State.ERASED, at=NOW)
    ReceiptFactory(words="other words here for you")

    assert forgetting.forget_receipts(now=NOW + forgetting.RECEIPTS_KEPT) == Struck()
    assert forgetting.forget_receipts(now=NOW + forgetting.RECEIPTS_KEPT + DAY) == Struck(gone=1)
    assert StoryReceipt.objects.count() == 1
