"""What a word rule would do, before it is kept: counted over the newest stories, never shown in words."""

from dataclasses import dataclass

from feedback.models import Story
from feedback.models.suggestion import STORY_LISTS
from feedback.moderation import State

from .phrases import Phrases

NEWEST = 500
LEFT = (State.WITHDRAWN, State.ERASED)
DECIDED = (State.PUBLISHED, State.DECLINED)


@dataclass(frozen=True)
class Trial:
    """Of `looked_at` stories `touched` hold the words; `decided` of them are sorted, `right` carry it."""

    looked_at: int
    touched: int
    decided: int
    right: int


def try_out(words, kind, term):
    """`words` as phrases.checked gives them, of the list `kind`."""
    phrases = Phrases([(words, term)])
    newest = Story.objects.exclude(state__in=LEFT).order_by("-received_at", "-pk")
    stories = list(newest.values_list("pk", "words", "state")[:NEWEST])
    touched = [(pk, state) for pk, text, state in stories if any(phrases.found_in(text))]
    decided = [pk for pk, state in touched if state in DECIDED]
    right = Story.objects.filter(pk__in=decided, **{STORY_LISTS[kind]: term}).count()
    return Trial(looked_at=len(stories), touched=len(touched), decided=len(decided), right=right)
