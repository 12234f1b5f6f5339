"""Taking words out of a text: where they stand, what stands there instead, and how marks are shown."""

import re
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

ENDS_A_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n\s*)$")


@dataclass(frozen=True)
class Place:
    """text[start:end]."""

    start: int
    end: int


def places_of(words, text):
    """Everywhere that these words stand as whole words, as they are written."""
    if not words.strip():
        return []
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [Place(match.start(), match.end()) for match in whole.finditer(text)]


def put_instead(text, replacements):
    """The text with other words in some places: pairs of a place and the words that stand there from now on.

    They get a capital where a sentence begins.
    """
    for place, words in sorted(replacements, key=lambda each: each[0].start, reverse=True):
        begins = ENDS_A_SENTENCE.search(text[max(0, place.start - 8) : place.start])
        shown = words[:1].upper() + words[1:] if begins else words
        text = text[: place.start] + shown + text[place.end :]
    return text


def fingerprint(words):
    """What tells these words again later and gives them away to nobody."""
    return salted_hmac("portal.privacy.redaction", " ".join(words.casefold().split())).hexdigest()


def pieces_of(text, marks):
    """The text in order, as pairs of words and their mark or None. Of two that overlap the first wins.

    A mark is anything with a `start` and an `end`.
    """
    pieces, at = [], 0
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.start < at:
            continue
        pieces += [(text[at : mark.start], None), (text[mark.start : mark.end], mark)]
        at = mark.end
    return [(words, mark) for words, mark in [*pieces, (text[at:], None)] if words]
