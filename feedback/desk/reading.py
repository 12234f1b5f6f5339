"""The words of a story as a moderator reads them: part after part, what could name somebody marked."""

from collections import Counter
from dataclasses import dataclass, replace

from feedback.actions import marks_in
from feedback.cues import cues_in
from feedback.parts import split, tidied
from portal.privacy.redaction import pieces_of


@dataclass(frozen=True)
class Mark:
    """Words that could name somebody, the `number` of their mark, and in how many places they stand."""

    number: int
    start: int
    end: int
    kind: str
    words: str
    offer: str
    because: str
    places: int


@dataclass(frozen=True)
class CueMark:
    """Words that raised a concern, and the name of the cue."""

    start: int
    end: int
    name: str
    number: int = 0


@dataclass(frozen=True)
class Part:
    heading: str
    pieces: list


@dataclass(frozen=True)
class Reading:
    """`parts` in their order, and every mark once for each of its words."""

    parts: list
    marks: list


def reading_of(story, *, marked):
    """The words with their marks; without them for whoever can take nothing out."""
    words = tidied(story.words)
    marks = _numbered(marks_in(story, words)) if marked else []
    cues = [CueMark(cue.start, cue.end, cue.name) for cue in cues_in(words)]
    return Reading(parts=list(_parts(words, [*marks, *cues])), marks=_each_once(marks))


def _numbered(found):
    places = Counter((mark.words, mark.kind) for mark in found)
    return [
        Mark(
            number,
            mark.start,
            mark.end,
            str(mark.kind),
            mark.words,
            mark.offer,
            mark.because,
            places[mark.words, mark.kind],
        )
        for number, mark in enumerate(found, start=1)
    ]


def _each_once(marks):
    first = {}
    for mark in marks:
        first.setdefault((mark.words, mark.kind), mark)
    return list(first.values())


def _parts(words, marks):
    at = 0
    for heading, text in split(words):
        begin = words.index(text, at)
        at = begin + len(text)
        inside = [_moved(mark, begin) for mark in marks if begin <= mark.start and mark.end <= at]
        yield Part(heading, pieces_of(text, inside))


def _moved(mark, begin):
    return replace(mark, start=mark.start - begin, end=mark.end - begin)
