"""When words may mean that somebody is at risk: the story is held and the lead is told at once."""

from feedback.cues import cues_in, first_of_each_kind
from feedback.models import StoryConcern
from feedback.moderation import MoveRefused
from feedback.notices import tell_of_concerns
from feedback.people import is_on_duty, on_duty

BY_HAND = "raised by a person"


def raise_concerns(story, now, *, words=None):
    """Hold the story for what its words, or `words` that its author has added, may mean.

    Call it inside the transaction that stores the words. Returns the concerns that were not open before.
    """
    return raise_concerns_of([(story, story.words if words is None else words)], now)


def raise_concerns_of(told, now):
    """The same for many: pairs of a story and its words. One insert, and one mail to each person on duty."""
    new = hold(told, now)
    tell_duty(new)
    return new


def hold(told, now):
    """Hold each story for the cues in the words beside it, and tell nobody. Returns the new concerns."""
    wanted = [
        StoryConcern(story=story, kind=kind, cue=cue.name, raised_at=now)
        for story, words in told
        for kind, cue in first_of_each_kind(cues_in(words)).items()
    ]
    return StoryConcern.objects.bulk_create(_not_open_yet(wanted))


def tell_duty(concerns):
    """Mail in the background, with no word of the story."""
    if concerns:
        tell_of_concerns.using(backend="background").enqueue(len({concern.story_id for concern in concerns}))


def check_can_settle(by):
    if not is_on_duty(by):
        names = " or ".join(str(person) for person in on_duty()) or "the safeguarding lead"
        raise MoveRefused(f"Only {names} can settle a concern.")


def _not_open_yet(wanted):
    if not wanted:
        return []
    stories = [concern.story_id for concern in wanted]
    open_now = set(StoryConcern.objects.open().filter(story__in=stories).values_list("story", "kind"))
    return [concern for concern in wanted if (concern.story_id, concern.kind) not in open_now]
