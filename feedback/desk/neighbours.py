"""The queue beside a story: what comes next, and which story is before and after the one that is open."""

from dataclasses import dataclass

from .naming import is_held, listed_name, speaks_of

IN_SIGHT = 8
# Nobody steps through more than this by pressing one key.
WITHIN_REACH = 300


@dataclass(frozen=True)
class Line:
    """One story in the list: never its words where they are hard to read."""

    key: int
    name: str
    note: str
    is_here: bool


@dataclass(frozen=True)
class Neighbours:
    lines: list
    before: int | None
    after: int | None

    @classmethod
    def of(cls, story, stories):
        waiting = stories.awaiting_review().most_pressing_first()
        keys = list(waiting.values_list("pk", flat=True)[:WITHIN_REACH])
        here = keys.index(story.pk) if story.pk in keys else -1
        first = max(0, here - IN_SIGHT // 2)
        near = keys[first : first + IN_SIGHT]
        shown = stories.with_concerns().in_bulk(near)
        lines = [_line(shown[key], story) for key in near if key in shown]
        before = keys[here - 1] if here > 0 else None
        after = keys[here + 1] if here + 1 < len(keys) else None
        return cls(lines, before, after)


def _line(story, here):
    grade = story.get_seriousness_display().split(":")[0] if story.seriousness is not None else "Not graded"
    held = "Held. " if is_held(story) else ""
    return Line(story.pk, listed_name(story), f"{held}{speaks_of(story) or grade}", story.pk == here.pk)
