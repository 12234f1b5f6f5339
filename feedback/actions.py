"""Everything that happens to a story. Each action is one transaction: the story, its trail, search and mail.

`by` is the user who acts, or None for the author. `version` is the version that the actor had before them: a
story that somebody else has changed since is left as it is, and ChangedMeanwhile says so.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from feedback.consent import Consent
from feedback.headings import heading_from
from feedback.models import Reply, Story, StoryDraft, StoryOriginal, StoryStep, ThemeSuggestion
from feedback.moderation import MoveRefused, State, Step, check_can_move
from feedback.notices import tell_moderators
from search import indexing

ORIGINAL_KEPT = timedelta(days=365)


class ChangedMeanwhile(Exception):
    """Somebody else changed the story while it stood open. Its text says what to do."""

    def __init__(self):
        super().__init__(
            "Somebody else changed this while you had it open, so nothing of yours is saved yet. "
            "Compare it with what stands now. Save again to put yours in its place."
        )


@transaction.atomic
def receive(*, telling, by=None, now):
    """Store what a person told, once for its key. Returns the story, the same one each time."""
    facts = {**telling.facts(), "title": heading_from(telling.words), "received_at": now}
    story, is_new = Story.objects.get_or_create(submission_key=telling.key, defaults=facts)
    if is_new:
        _complete(story, telling, by, now)
    StoryDraft.objects.filter(key=telling.key).delete()
    return story


def _complete(story, telling, by, now):
    story.tumour_sites.set(telling.tumour_sites)
    story.stages.set(telling.stages)
    StoryOriginal.objects.create(story=story, words=story.words, delete_after=(now + ORIGINAL_KEPT).date())
    StoryStep.objects.create(story=story, step=Step.RECEIVE, to_state=story.state, at=now, by=by)
    tell_moderators.using(backend="background").enqueue()


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
    return _move(story, Step.START_REVIEW, by=by, version=version, now=now)


@transaction.atomic
def edit(*, story, revision, by, version, now, reason=""):
    """Keep what a moderator changed. A story nobody had opened is in review from then on."""
    if story.state == State.RECEIVED:
        story = start_review(story=story, by=by, version=version, now=now)
        version = story.version
    title = _title_after(story, revision)
    story = _move(
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
    _follow_in_search(story)
    return story


def _title_after(story, revision):
    """A heading taken from the old words would keep what was taken out of them: it follows the new ones."""
    untouched = revision.title == story.title == heading_from(story.words)
    return heading_from(revision.words) if untouched or not revision.title else revision.title


def _answer_suggestions(story, themes, by):
    waiting = ThemeSuggestion.objects.filter(story=story)
    taken = waiting.filter(theme__in=themes)
    taken.update(answer=ThemeSuggestion.Answer.TAKEN, answered_by=by)
    waiting.exclude(theme__in=themes).update(answer=ThemeSuggestion.Answer.LEFT, answered_by=by)


@transaction.atomic
def publish(*, story, by, version, now):
    """Let everybody read the story, if its author allows it."""
    _check_consent(story)
    first = story.published_at or now
    story = _move(story, Step.PUBLISH, by=by, version=version, now=now, published_at=first)
    _follow_in_search(story)
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
    return _hidden(_move(story, Step.DECLINE, by=by, version=version, now=now, reason=reason))


@transaction.atomic
def reopen(*, story, by, version, now, reason):
    return _hidden(_move(story, Step.REOPEN, by=by, version=version, now=now, reason=reason))


@transaction.atomic
def take_down(*, story, by, version, now, reason):
    """Off every public page at once, to be looked at again."""
    return _hidden(_move(story, Step.TAKE_DOWN, by=by, version=version, now=now, reason=reason))


@transaction.atomic
def withdraw(*, story, by=None, now, version=None, reason=""):
    """The author's wish, or a moderator's for the author: off every public page, and out of the queue."""
    return _hidden(_move(story, Step.WITHDRAW, by=by, version=version, now=now, reason=reason))


@transaction.atomic
def save_reply(*, reply, by, version=None):
    """Keep a reply that is being written or mended."""
    _check_may_reply(by)
    if reply.pk:
        _check_version(Reply.objects.select_for_update().get(pk=reply.pk), version)
        reply.version += 1
    else:
        reply.written_by = by
    reply.save()
    _follow_in_search(reply.story)
    return reply


@transaction.atomic
def publish_reply(*, reply, by, now):
    """Show the reply under its story."""
    _check_may_reply(by)
    if not reply.published_at:
        reply.published_at = now
        reply.save(update_fields=["published_at"])
        _follow_in_search(reply.story)
    return reply


def _check_may_reply(by):
    if not by.has_perm("feedback.change_reply"):
        raise MoveRefused("Only somebody who may write replies can do this.")


def _move(story, step, *, by, version, now, reason="", **changes):
    """Take one step of the table, on the row as it stands now, and write it into the trail."""
    current = Story.objects.select_for_update().get(pk=story.pk)
    _check_version(current, version)
    move = check_can_move(current.state, step, by=by, reason=reason)
    for name, value in changes.items():
        setattr(current, name, value)
    current.state = move.to
    current.version += 1
    current.save(update_fields=["state", "version", *changes])
    StoryStep.objects.create(
        story=current,
        step=step,
        from_state=move.state,
        to_state=move.to,
        at=now,
        by=by,
        reason=reason.strip(),
    )
    return current


def _check_version(current, version):
    if version is not None and current.version != version:
        raise ChangedMeanwhile


def _hidden(story):
    indexing.forget(Story, [story.pk])
    return story


def _follow_in_search(story):
    """Search holds exactly what is published: refresh enters it, changes it or takes it out."""
    indexing.refresh(Story, [story.pk])


def forget_originals(*, now):
    """Delete authors' own words whose day has come; the story keeps its edited words. Returns how many."""
    return StoryOriginal.objects.past_their_day(timezone.localdate(now)).delete()[0]
