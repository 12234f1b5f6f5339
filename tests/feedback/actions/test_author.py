import uuid
from datetime import UTC, datetime, timedelta

import pytest

from feedback import actions
from feedback.actions import author
from feedback.consent import Consent
from feedback.models import StoryContact, StoryMessage
from feedback.moderation import MoveRefused, State, Step
from search.models import SearchEntry
from tests.factories.feedback import ReceiptFactory, StoryFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEY = uuid.UUID(int=7)
ALL = "acorn badger candle daisy eagle"


def test_the_words_open_their_story_and_move_to_the_secret_of_today(settings):
    settings.RECEIPT_SECRETS = ["old"]
    receipt = ReceiptFactory()
    settings.RECEIPT_SECRETS = ["new", "old"]

    assert author.open_receipt(words="Acorn, badger, candle, daisy, eagle") == receipt
    settings.RECEIPT_SECRETS = ["new"]
    assert author.open_receipt(words=ALL) == receipt


def test_other_words_open_nothing():
    ReceiptFactory()

    assert author.open_receipt(words="acorn badger candle daisy falcon") is None


def test_an_answer_is_kept_and_the_story_is_in_review_again():
    story = StoryFactory(state=State.WAITING_AUTHOR)

    author.answer(story=story, words=" In Margate. ", key=KEY, now=NOW)

    story.refresh_from_db()
    assert story.state == State.IN_REVIEW
    message = StoryMessage.objects.get()
    assert (message.kind, message.words, message.by) == (StoryMessage.Kind.ANSWER, "In Margate.", None)


def test_an_answer_that_may_mean_danger_holds_the_story_and_tells_the_lead():
    story = StoryFactory(state=State.WAITING_AUTHOR)

    for _ in range(2):
        author.answer(story=story, words="I want to kill myself.", key=KEY, now=NOW)

    assert story.concerns.open().count() == 1


def test_an_answer_sent_twice_is_kept_once():
    story = StoryFactory(state=State.WAITING_AUTHOR)

    first = author.answer(story=story, words="In Margate.", key=KEY, now=NOW)
    again = author.answer(story=story, words="In Margate.", key=KEY, now=NOW)

    assert first == again
    assert story.messages.count() == 1


def test_an_answer_to_nothing_is_refused_and_not_kept():
    story = StoryFactory(state=State.PUBLISHED)

    with pytest.raises(MoveRefused):
        author.answer(story=story, words="In Margate.", key=KEY, now=NOW)
    assert not story.messages.exists()


def test_the_key_of_one_story_keeps_nothing_for_another():
    author.add(story=StoryFactory(), words="One.", key=KEY, now=NOW)

    with pytest.raises(MoveRefused):
        author.add(story=StoryFactory(), words="Two.", key=KEY, now=NOW)


@pytest.mark.parametrize("state", [State.WITHDRAWN])
def test_nothing_is_added_to_what_was_taken_back(state):
    with pytest.raises(MoveRefused):
        author.add(story=StoryFactory(state=state), words="One.", key=KEY, now=NOW)


def approved():
    return StoryFactory(state=State.APPROVED, consent=Consent.AFTER_SEEN)


def test_yes_publishes_the_words_and_enters_them_into_search():
    story = approved()

    author.agree(story=story, version=story.version, now=NOW)

    story.refresh_from_db()
    assert (story.state, story.author_agreed_at, story.published_at) == (State.PUBLISHED, NOW, NOW)
    assert SearchEntry.objects.filter(url=story.get_absolute_url()).exists()


def test_yes_to_words_that_changed_meanwhile_publishes_nothing():
    story = approved()

    with pytest.raises(actions.ChangedMeanwhile):
        author.agree(story=story, version=story.version - 1, now=NOW)
    story.refresh_from_db()
    assert story.state == State.APPROVED


def test_yes_pressed_twice_is_said_once():
    story = approved()
    story = author.agree(story=story, version=story.version, now=NOW)

    author.agree(story=story, version=1, now=NOW)

    assert story.steps.filter(step=Step.AUTHOR_AGREES).count() == 1


@pytest.mark.parametrize("state", [State.APPROVED, State.PUBLISHED])
def test_no_takes_the_words_away_and_nothing_unseen_is_published_again(state):
    story = StoryFactory(state=state)

    author.disagree(story=story, now=NOW)

    story.refresh_from_db()
    assert (story.state, story.consent, story.author_agreed_at) == (
        State.IN_REVIEW,
        Consent.AFTER_SEEN,
        None,
    )


def test_no_pressed_twice_is_said_once():
    story = StoryFactory(state=State.PUBLISHED)
    story = author.disagree(story=story, now=NOW)

    author.disagree(story=story, now=NOW)

    assert story.steps.filter(step=Step.AUTHOR_DISAGREES).count() == 1


def asked_for_news(story, **contact):
    if contact:
        StoryContact.objects.create(
            story=story, email="old@example.org", wording="2026-11", delete_after=NOW.date(), **contact
        )
    author.ask_for_news(story=story, email="ada@example.org", wording="2026-12", now=NOW)
    return StoryContact.objects.get(story=story)


def test_an_address_for_news_is_kept_a_year_with_the_wording_agreed_to():
    contact = asked_for_news(StoryFactory())

    assert (contact.email, contact.wants_news, contact.may_be_asked) == ("ada@example.org", True, False)
    assert contact.delete_after == (NOW + timedelta(days=365)).date()
    assert contact.wording == "2026-12"


def test_an_address_that_may_be_asked_keeps_what_was_agreed_to():
    contact = asked_for_news(StoryFactory(), may_be_asked=True)

    assert (contact.may_be_asked, contact.wants_news, contact.wording) == (True, True, "2026-11")


def test_stopping_news_forgets_the_address():
    story = StoryFactory()
    asked_for_news(story)

    author.stop_news(story=story)
    author.stop_news(story=story)

    assert not StoryContact.objects.exists()


def test_stopping_news_keeps_an_address_that_may_be_asked_and_no_more():
    story = StoryFactory()
    asked_for_news(story, may_be_asked=True)

    author.stop_news(story=story)

    contact = StoryContact.objects.get()
    assert (contact.wants_news, contact.may_be_asked) == (False, True)


def test_what_an_author_adds_is_read_for_what_may_put_somebody_at_risk():
    story = StoryFactory(state=State.PUBLISHED)
    author.add(story=story, words="I want to die.", key=KEY, now=NOW)
    assert [concern.kind for concern in story.concerns.open()] == ["self_harm"]
