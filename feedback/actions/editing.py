"""What a moderator changes of a story: its public words, its heading, and how it is sorted."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from feedback.consent import Consent
from feedback.headings import heading_from
from feedback.models import Story, Suggestion
from feedback.models.suggestion import STORY_LISTS
from feedback.moderation import MoveRefused, State, Step
from feedback.suggesting.reasons import keep_reasons_true

from .steps import check_version, follow_in_search, take_step

Answer = Suggestion.Answer


@dataclass(frozen=True, kw_only=True)
class Revision:
    """The story as it shall stand. `why` the words changed is kept with the story; tags need no reason."""

    words: str
    title: str = ""
    why: str = ""
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
    """Keep what a moderator changed. A story nobody had opened is in review from then on.

    Where nothing is changed, nothing more is written into the trail.
    """
    story, version = in_review(story, by=by, version=version, now=now)
    if not _differs(story, revision):
        return story
    why = revision.why or reason
    _check_may_change_words(story, revision, why)
    story = take_step(
        story, Step.EDIT, by=by, version=version, now=now, reason=why, **_changes(story, revision)
    )
    for name in STORY_LISTS.values():
        getattr(story, name).set(getattr(revision, name))
    _answer_suggestions(story, revision, by, now)
    keep_reasons_true(story)
    follow_in_search(story)
    return story


@transaction.atomic
def seen_as(*, story, version):
    """The story as it stands now, if it is still the version that somebody had before them."""
    current = Story.objects.select_for_update().get(pk=story.pk)
    check_version(current, version)
    return current


def in_review(story, *, by, version, now):
    """A story that nobody had opened is taken into review; any other stays. Returns it and its version."""
    story = seen_as(story=story, version=version)
    if story.state != State.RECEIVED:
        return story, story.version
    story = start_review(story=story, by=by, version=version, now=now)
    return story, story.version


def has_other_words(story, revision):
    """Line ends are no change: a browser sends its own."""
    return revision.words.split() != story.words.split()


def _differs(story, revision):
    plain = (revision.title, revision.seriousness) != (story.title, story.seriousness)
    return plain or has_other_words(story, revision) or any(_sorted_otherwise(story, revision))


def _sorted_otherwise(story, revision):
    for name in STORY_LISTS.values():
        carried = set(getattr(story, name).values_list("pk", flat=True))
        yield carried != {term.pk for term in getattr(revision, name)}


def agreed_no_longer(story):
    """Whoever asked to see the words agreed to those they saw, and to no others."""
    return {"author_agreed_at": None} if story.consent == Consent.AFTER_SEEN else {}


def check_not_agreed_words(story):
    if story.state == State.PUBLISHED and story.consent == Consent.AFTER_SEEN:
        raise MoveRefused("The author agreed to these words. Take the story down before you change them.")


def _check_may_change_words(story, revision, why):
    if not has_other_words(story, revision):
        return
    check_not_agreed_words(story)
    if not why.strip():
        raise MoveRefused("Say why you changed the words. The reason is kept with the story.")


def _changes(story, revision):
    changes = {
        "title": title_after(story, revision.words, revision.title),
        "seriousness": revision.seriousness,
    }
    if not has_other_words(story, revision):
        return changes
    return {**changes, "words": revision.words, **agreed_no_longer(story)}


def title_after(story, words, title):
    """A heading taken from the old words would keep what was taken out of them: it follows the new ones."""
    untouched = title == story.title == heading_from(story.words)
    return heading_from(words) if untouched or not title else title


def _answer_suggestions(story, revision, by, now):
    """What is ticked is taken. What was taken before and is no longer ticked is left."""
    is_ticked = Q()
    for name, terms in STORY_LISTS.items():
        is_ticked |= Q(**{f"{name}__in": getattr(revision, terms)})
    ticked = story.suggestions.filter(is_ticked)
    taken = story.suggestions.filter(answer=Answer.TAKEN)
    taken.exclude(pk__in=ticked.values("pk")).update(answer=Answer.LEFT, answered_by=by, answered_at=now)
    ticked.exclude(answer=Answer.TAKEN).update(answer=Answer.TAKEN, answered_by=by, answered_at=now)


def leave_open_suggestions(story, *, by, now):
    """Once a story is decided on, what nobody ticked was left."""
    story.suggestions.open().update(answer=Answer.LEFT, answered_by=by, answered_at=now)
