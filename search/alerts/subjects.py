"""What can be followed. A search is known here; each app above registers its own kinds in follow_subjects.py,
which is found as search_sources.py is.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Line:
    """One thing in a letter: what happened, and the address on this site where it can be read."""

    text: str
    url: str


@dataclass(frozen=True)
class Subject:
    """One thing that can be followed, as it is called, and where it stands."""

    name: str
    url: str
    what: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be followed.

    name: as it stands in the address;
    subject: (about) -> Subject, or None where there is no such thing that a stranger may read;
    news: (follow, now) -> names of what happened after the last look, the newest first; a name is for good;
    lines: (names, now) -> {name: Line} of those that are public still.
    """

    name: str
    subject: Callable[[str], Subject | None]
    news: Callable[[object, datetime], Iterable[str]]
    lines: Callable[[Iterable[str], datetime], dict[str, Line]]


ROW_KEY = re.compile(r"[0-9]{1,12}")


def row_key(about):
    """The key of a row that `about` is, or None where it is none."""
    return int(about) if ROW_KEY.fullmatch(about) else None


_kinds: dict[str, Kind] = {}


def register(kind: Kind):
    """Make the kind followable. A second of the same name is a mistake and says so."""
    if kind.name in _kinds:
        raise ValueError(f"Following {kind.name!r} is registered twice.")
    _kinds[kind.name] = kind


def kind_named(name):
    """The kind of this name, or None."""
    return _kinds.get(name)


def subject_of(follow):
    """What is followed, or None where it is gone."""
    kind = kind_named(follow.kind)
    return kind.subject(follow.about) if kind else None
