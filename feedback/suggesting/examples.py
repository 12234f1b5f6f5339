"""What moderators decided, as something to learn from: the public words, never the author's first ones."""

import re

from django.db.models import Exists, Max, OuterRef, Prefetch, Q

from feedback.models import Story, StoryStep, Suggestion
from feedback.moderation import State, Step
from feedback.parts import HEADINGS
from portal.privacy import identifiers

from .learning import Example
from .tags import carried_by

DECIDED = (State.PUBLISHED, State.DECLINED)
OPENED = (State.IN_REVIEW, State.WAITING_AUTHOR, State.APPROVED)
DECISIONS = (Step.EDIT, Step.PUBLISH, Step.DECLINE)
GONE = (Step.WITHDRAW, Step.ERASE)
# The same person answered several questions of one form: "fft:NEAS:NEAS PTS 546 - Q2".
QUESTION = re.compile(r"\s*-\s*Q\d+$")
HEADING_LINES = re.compile(rf"(?m)^[ \t]*(?:{'|'.join(map(re.escape, HEADINGS.values()))})[ \t]*$")
BATCH = 500


def decided_stories():
    """Stories that a person has sorted. What was withdrawn or erased is not among them."""
    sorted_by_hand = StoryStep.objects.filter(story=OuterRef("pk"), step=Step.EDIT, by__isnull=False)
    return Story.objects.filter(Q(state__in=DECIDED) | Q(Exists(sorted_by_hand), state__in=OPENED))


def with_lists(stories):
    """Read with what they carry and what was suggested for them."""
    suggestions = Prefetch("suggestions", Suggestion.objects.order_by("pk"))
    return stories.prefetch_related("tumour_sites", "stages", "priorities", "themes", suggestions)


def examples(book):
    """Every decided story as an Example, in a lasting order."""
    stories = with_lists(decided_stories()).order_by("pk")
    for story in stories.iterator(chunk_size=BATCH):
        carried = carried_by([story])[story.pk]
        if kinds := _decided_kinds(story, carried):
            yield example_of(story, book, tags=frozenset(carried), kinds=kinds)


def example_of(story, book, **decided):
    """The story as the machine sees it, with whatever was decided about it."""
    words = veiled(story.words)
    return Example(
        words=words,
        author=author_of(story),
        marks=marks_of(story),
        hits=tuple((tag.name, start, end) for tag, start, end in book.places(words)),
        **decided,
    )


def veiled(text):
    """Blanks, as many as there were signs, for headings of ours and for whatever could name somebody."""
    kept = list(text)
    for found in identifiers.find(text):
        kept[found.start : found.end] = " " * (found.end - found.start)
    return HEADING_LINES.sub(lambda line: " " * len(line[0]), "".join(kept))


def author_of(story):
    """The same text for what one person wrote, as far as anybody can tell."""
    return QUESTION.sub("", story.source_key) or f"story {story.pk}"


def marks_of(story):
    """What was asked and answered besides the words."""
    told = {
        "asked": story.source_question,
        "at": story.source_service,
        "rated": story.rating,
        "told by": story.told_by,
    }
    return tuple(
        f"{name} {' '.join(str(answer).split()).lower()[:80]}" for name, answer in told.items() if answer
    )


def _decided_kinds(story, carried):
    """The lists that a person has been through: answered, or carried by a story that is decided."""
    answered = {row.kind for row in story.suggestions.all() if row.answer != Suggestion.Answer.OPEN}
    chosen = {tag.kind for tag in carried} if story.state in DECIDED else set()
    return frozenset(answered | chosen)


def last_decision_at():
    steps = StoryStep.objects.filter(step__in=DECISIONS, story__in=decided_stories())
    return steps.aggregate(last=Max("at"))["last"]


def decided_since(moment):
    """How many stories were decided after the moment: all, where it is None."""
    steps = StoryStep.objects.filter(step__in=DECISIONS, by__isnull=False)
    steps = steps.filter(at__gt=moment) if moment else steps
    return steps.values("story").distinct().count()


def anything_gone_since(moment):
    """Whether a story was withdrawn or erased after the moment: then what was learned from it must go."""
    return StoryStep.objects.filter(step__in=GONE, at__gt=moment).exists()
