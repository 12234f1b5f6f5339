"""What moderators decide: publish, show to the author, ask, decline, take down, open again, put back."""

import uuid

from django.db import transaction

from feedback.models import StoryMessage
from feedback.moderation import Step

from .editing import leave_open_suggestions
from .steps import follow_in_search, hidden, take_step


@transaction.atomic
def publish(*, story, by, version, now):
    """Let everybody read the story, if its author allows it."""
    first = story.published_at or now
    story = take_step(story, Step.PUBLISH, by=by, version=version, now=now, published_at=first)
    leave_open_suggestions(story, by=by, now=now)
    follow_in_search(story)
    return story


@transaction.atomic
def approve(*, story, by, version, now):
    """Show the words to their author, who asked to see them, before anybody else may read them."""
    story = take_step(story, Step.APPROVE, by=by, version=version, now=now)
    leave_open_suggestions(story, by=by, now=now)
    return story


@transaction.atomic
def ask_author(*, story, by, version, now, question):
    """Put a question to the author, who finds it with their receipt words. The story waits for the answer."""
    story = take_step(
        story,
        Step.ASK_AUTHOR,
        by=by,
        version=version,
        now=now,
        reason=question and "A question to the author",
    )
    StoryMessage.objects.create(
        story=story,
        kind=StoryMessage.Kind.QUESTION,
        words=question.strip(),
        at=now,
        by=by,
        key=uuid.uuid4(),
    )
    return story


@transaction.atomic
def decline(*, story, by, version, now, reason):
    """Keep the story for the alliance and do not publish it."""
    story = hidden(take_step(story, Step.DECLINE, by=by, version=version, now=now, reason=reason))
    leave_open_suggestions(story, by=by, now=now)
    return story


@transaction.atomic
def put_back(*, story, by, version, now):
    """Into the queue again, for somebody else to read."""
    return take_step(story, Step.PUT_BACK, by=by, version=version, now=now, opened_by=None, opened_at=None)


@transaction.atomic
def reopen(*, story, by, version, now, reason):
    return hidden(take_step(story, Step.REOPEN, by=by, version=version, now=now, reason=reason))


@transaction.atomic
def take_down(*, story, by, version, now, reason):
    """Off every public page at once, to be looked at again."""
    return hidden(take_step(story, Step.TAKE_DOWN, by=by, version=version, now=now, reason=reason))
