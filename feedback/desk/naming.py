"""What a story is called in a list. What is hard to read is named for its kind, not by its words."""

SPEAKS_OF = {
    "self_harm": "self-harm or suicide",
    "abuse": "abuse or neglect",
    "urgent_harm": "harm that may come soon",
}


def hard_kinds(story):
    """What the story speaks of that is hard to read, each in words; read after with_concerns()."""
    kinds = dict.fromkeys(concern.kind for concern in story.concerns.all())
    return [SPEAKS_OF[kind] for kind in kinds]


def speaks_of(story):
    """'This story speaks of self-harm or suicide', or nothing."""
    kinds = hard_kinds(story)
    return f"This story speaks of {' and of '.join(kinds)}" if kinds else ""


def listed_name(story):
    return f"Story {story.reference}" if hard_kinds(story) else story.title


def is_held(story):
    return any(concern.settled_at is None for concern in story.concerns.all())
