"""The privacy mirror: the author's own words, with marks on what could name somebody, and safer words."""

from dataclasses import dataclass

from feedback.parts import HEADINGS
from portal.privacy.identifiers import Identifier, find, with_offers
from portal.privacy.redaction import pieces_of


@dataclass(frozen=True)
class Mark:
    """One identifier in one part. `key` finds it again in the words as they stood when it was shown."""

    part: str
    identifier: Identifier

    @property
    def key(self):
        return f"{self.part}:{self.identifier.start}:{self.identifier.end}"


@dataclass(frozen=True)
class MirroredPart:
    """One part of the story: `pieces` are its words in order, each with its identifier or None."""

    heading: str
    pieces: list
    marks: list


def mirrored(answers):
    """The parts of a draft's story that hold something, with their marks."""
    return [_part(name, answers) for name in HEADINGS if answers.get(name)]


def _part(name, answers):
    text = answers[name]
    found = [each for each in find(text) if each.words not in answers.get("kept", [])]
    return MirroredPart(HEADINGS[name], pieces_of(text, found), [Mark(name, each) for each in found])


def with_safer_words(answers, keys=None):
    """The parts that change when the offers of these marks are taken; of all of them if no key is given."""
    wanted = [mark for part in mirrored(answers) for mark in part.marks if keys is None or mark.key in keys]
    return {
        name: with_offers(answers[name], [mark.identifier for mark in wanted if mark.part == name])
        for name in {mark.part for mark in wanted}
    }


def with_words_kept(answers, key):
    """The words that this author wants to keep, with those of one mark more."""
    words = [mark.identifier.words for part in mirrored(answers) for mark in part.marks if mark.key == key]
    return {"kept": [*answers.get("kept", []), *words]}
