"""What moderators do: sort and mend a story, publish it, decline it, take it down, open it again."""

from dataclasses import dataclass, field

from django.db import transaction

from feedback.consent import Consent
from feedback.headings import heading_from
from feedback.models import Suggestion
from feedback.moderation import MoveRefused, State, Step

from .steps import follow_in_search, hidden, take_step


@dataclass(frozen=True, kw_only=True)
class Revision:
    """What a moderator changed: the public words, their heading, and how the story is sorted."""

    words: str
    title: str = ""
    seriousness: int | None = None
    tumour_sites: list = field(default_factory=list)
    priorities: list = field(default_factory=list)
    stages: list = field(default_factory=list)
    themes: list = field(default_factory=list)


@transaction.atomic
def start_review(*, story, by, version, now):
    return take_step(story, Step.START_REVIEW, by=by, version=version, now=now)


@transaction.atomic
def edit(*, story, revision, by, version, now, reason=""):
    """Keep what a moderator changed. A story nobody had opened is in review from then on."""
    if story.state == State.RECEIVED:
        story = start_review(story=story, by=by, version=version, now=now)
        version = story.version
    title = _title_after(story, revision)
    story = take_step(
        story,
        Step.EDIT,
        by=by,
        version=version,
        now=now,
        reason=reason,
        words=revision.words,
        title=title,
        seriousness=revision.seriousness,
    )
    for name in ("tumour_sites", "priorities", "stages", "themes"):
        getattr(story, name).set(getattr(revision, name))
    _answer_suggestions(story, revision.themes, by)
    follow_in_search(story)
    return story


def _title_after(story, revision):
    """A heading taken from the old words would keep what was taken out of them: it follows the new ones."""
    untouched = revision.title == story.title == heading_from(story.words)
    return heading_from(revision.words) if untouched or not revision.title else revision.title


def _answer_suggestions(story, themes, by):
    waiting = Suggestion.objects.filter(story=story)
    taken = waiting.filter(theme__in=themes)
    taken.update(answer=Suggestion.Answer.TAKEN, answered_by=by)
    waiting.exclude(theme__in=themes).update(answer=Suggestion.Answer.LEFT, answered_by=by)


@transaction.atomic
def publish(*, story, by, version, now):
    """Let everybody read the story, if its author allows it."""
    _check_consent(story)
    first = story.published_at or now
    story = take_step(story, Step.PUBLISH, by=by, version=version, now=now, published_at=first)
    follow_in_search(story)
    return story


def _check_consent(story):
    if story.consent == Consent.ALLIANCE_ONLY:
        raise MoveRefused(
            "The author asked us not to publish this. You can sort it and decline to publish it."
        )
    if story.consent == Consent.AFTER_SEEN and not story.author_agreed_at:
        raise MoveRefused("The author wants to see the words first. Ask them before you publish.")


@transaction.atomic
def decline(*, story, by, version, now, reason):
    """Keep the story for the alliance and do not publish it."""
    return hidden(take_step(story, Step.DECLINE, by=by, version=version, now=now, reason=reason))


@transaction.atomic
def reopen(*, story, by, version, now, reason):
    return hidden(take_step(story, Step.REOPEN, by=by, version=version, now=now, reason=reason))


@transaction.atomic
def take_down(*, story, by, version, now, reason):
    """Off every public page at once, to be looked at again."""
    return hidden(take_step(story, Step.TAKE_DOWN, by=by, version=version, now=now, reason=reason))
