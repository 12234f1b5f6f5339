"""What could name somebody: taken out of the public words with a reason, or left there by a person."""

from django.db import transaction

from feedback.models import KeptMark, StoryRedaction
from feedback.moderation import MoveRefused, Step
from feedback.suggesting.reasons import keep_reasons_true
from portal.privacy.identifiers import find
from portal.privacy.redaction import fingerprint, places_of, put_instead

from .editing import agreed_no_longer, check_not_agreed_words, in_review, title_after
from .steps import follow_in_search, take_step

OTHER = "other"
LONGEST_INSTEAD = 80


@transaction.atomic
def redact(*, story, words, instead, reason, by, version, now, kind=OTHER):
    """Put `instead` wherever `words` stand in the story and its heading. The original stays kept apart.

    A `kind` of privacy.identifiers takes only the places where the words are of that kind: a May that is a
    name, and no month of May.
    """
    instead = instead.strip()
    if not instead or not words.strip():
        raise MoveRefused("Enter the words to take out, and what to put in their place.")
    story, version = in_review(story, by=by, version=version, now=now)
    check_not_agreed_words(story)
    new_words = put_instead(story.words, _replacements(words, instead, kind, story.words))
    if new_words == story.words:
        raise MoveRefused("These words are not in the story any more. Look at it again.")
    changes = {
        "words": new_words,
        "title": _title(story, words, instead, new_words),
        **agreed_no_longer(story),
    }
    story = take_step(story, Step.EDIT, by=by, version=version, now=now, reason=reason, **changes)
    StoryRedaction.objects.create(
        story=story, kind=kind, put_instead=instead[:LONGEST_INSTEAD], reason=reason.strip(), at=now, by=by
    )
    keep_reasons_true(story)
    follow_in_search(story)
    return story


@transaction.atomic
def keep_mark(*, story, words, kind, by, version, now):
    """Let marked words stand. They are not marked again, and nothing is kept of them but a fingerprint."""
    story, version = in_review(story, by=by, version=version, now=now)
    reason = "Marked words looked at and kept"
    story = take_step(story, Step.EDIT, by=by, version=version, now=now, reason=reason)
    KeptMark.objects.get_or_create(
        story=story, fingerprint=fingerprint(words), defaults={"kind": kind, "at": now, "by": by}
    )
    return story


def marks_in(story, words):
    """What could name somebody in these words of the story, without what a person has let stand."""
    kept = set(story.kept_marks.values_list("fingerprint", flat=True))
    return [mark for mark in find(words) if fingerprint(mark.words) not in kept]


def _replacements(words, instead, kind, text):
    """An offer is taken as it was made for each place; anything else is put as it was typed."""
    marked = [mark for mark in find(text) if mark.words == words and mark.kind == kind]
    if any(mark.offer == instead for mark in marked):
        return [(mark, mark.offer) for mark in marked]
    return [(place, instead) for place in marked or places_of(words, text)]


def _title(story, words, instead, new_words):
    others = [(place, instead) for place in places_of(words, story.title)]
    return title_after(story, new_words, put_instead(story.title, others))
