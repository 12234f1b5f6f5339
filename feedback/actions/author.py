"""What an author does who came back with their receipt words. Whoever calls these has seen the receipt."""

from django.db import transaction

from feedback.consent import Consent
from feedback.models import Story, StoryContact, StoryMessage, StoryReceipt
from feedback.moderation import MoveRefused, State, Step
from feedback.news import NEWS_KEPT
from feedback.safeguarding import raise_concerns

from .leaving import story_left
from .steps import follow_in_search, hidden, take_step

Kind = StoryMessage.Kind


@transaction.atomic
def open_receipt(*, words):
    """The receipt that these words open, or None. Its hash follows the secret of today."""
    receipt = StoryReceipt.objects.select_related("story").opened_by(words)
    if receipt:
        receipt.renew(words)
    return receipt


@transaction.atomic
def answer(*, story, words, key, now):
    """Answer a moderator's question, once for its key. The story is in review again."""
    message, is_new = _say(story, Kind.ANSWER, words, key, now)
    if is_new:
        take_step(story, Step.AUTHOR_ANSWERS, by=None, version=None, now=now)
    return message


@transaction.atomic
def add(*, story, words, key, now):
    """Tell the moderators something more. Nothing of it is published as it stands."""
    return _say(story, Kind.ADDITION, words, key, now)[0]


@transaction.atomic
def agree(*, story, version, now):
    """Agree to the words as they stand in this version, which publishes them."""
    if story.state == State.PUBLISHED:
        return story
    first = story.published_at or now
    seen = {"author_agreed_at": now, "published_at": first}
    story = take_step(story, Step.AUTHOR_AGREES, by=None, version=version, now=now, **seen)
    follow_in_search(story)
    return story


@transaction.atomic
def disagree(*, story, now):
    """Off every public page at once; from now on nothing is published that the author has not seen."""
    if story.state not in (State.APPROVED, State.PUBLISHED):
        return story
    unseen = {"author_agreed_at": None, "consent": Consent.AFTER_SEEN}
    story = take_step(story, Step.AUTHOR_DISAGREES, by=None, version=None, now=now, **unseen)
    story_left.send(type(story), story=story, now=now)
    return hidden(story)


@transaction.atomic
def say_why(*, story, words, key, now):
    """What is wrong with the words, for whoever mends them."""
    return _say(story, Kind.DISAGREEMENT, words, key, now)[0]


@transaction.atomic
def ask_for_news(*, story, email, wording, now):
    """Write to this address when something happens. What else it may be used for stays as it was."""
    _check_is_here(story)
    facts = {"email": email, "wants_news": True, "delete_after": (now + NEWS_KEPT).date()}
    StoryContact.objects.update_or_create(
        story=story, defaults=facts, create_defaults={**facts, "wording": wording}
    )


@transaction.atomic
def stop_news(*, story):
    """No more mail about this story. An address that nothing else is agreed for is forgotten."""
    contact = StoryContact.objects.select_for_update().filter(story=story).first()
    if contact is None:
        return
    if not contact.may_be_asked:
        contact.delete()
        return
    contact.wants_news = False
    contact.save(update_fields=["wants_news"])


def _check_is_here(story):
    """On the row as it stands now: nothing is added to what another window has just erased."""
    if Story.objects.select_for_update().get(pk=story.pk).state in (State.WITHDRAWN, State.ERASED):
        raise MoveRefused("You took this story back, so nothing can be added to it.")


def _say(story, kind, words, key, now):
    """The message, and whether it is new: a key stores one, and never answers for another story."""
    _check_is_here(story)
    told = {"story": story, "kind": kind, "words": words.strip(), "at": now}
    message, is_new = StoryMessage.objects.get_or_create(key=key, defaults=told)
    if message.story_id != story.pk:
        raise MoveRefused("This was sent before. Open the page again, then send it.")
    if is_new:
        raise_concerns(story, now, words=message.words)
    return message, is_new
