"""The same thing done with several stories: each by itself, so that one refusal stops no other."""

from dataclasses import dataclass, field

from django.db import transaction

from feedback.moderation import MoveRefused

from .steps import ChangedMeanwhile


@dataclass(frozen=True)
class Done:
    """The stories with which it was done, and pairs of a story and why it was not."""

    done: list = field(default_factory=list)
    refused: list = field(default_factory=list)


def with_each(stories, act):
    """Call `act(story)` for each, all of its writes or none."""
    outcome = Done()
    for story in stories:
        try:
            with transaction.atomic():
                act(story)
        except ChangedMeanwhile:
            outcome.refused.append((story, "Somebody else changed it meanwhile. Look at it again."))
        except MoveRefused as refusal:
            outcome.refused.append((story, str(refusal)))
        else:
            outcome.done.append(story)
    return outcome
