"""A text as the learner sees it: plain words with their places, pairs of them, and pieces of each word.

Figures all look the same, so that no number, date or postcode is ever learned.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
FIGURES = "#"
SHORTEST_PIECE, LONGEST_PIECE = 2, 5
LONGEST_WORD = 30
# Words that say nothing by themselves about what a story is about: never the only reason of a suggestion.
SMALL_WORDS = frozenset(Path(__file__).with_name("small_words.txt").read_text().split())


class Word(NamedTuple):
    plain: str
    start: int
    end: int


def words_of(text):
    """Each word of the text in its plain form, with where it stands."""
    return [Word(_plain(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]


def _plain(word):
    return FIGURES if word[0].isdigit() else word.replace("’", "'").lower()[:LONGEST_WORD]


def singles_and_pairs(words):
    """Yields (gram, first place, last place) for each word and for each two that follow each other."""
    for place, word in enumerate(words):
        yield word.plain, place, place
        if place:
            yield f"{words[place - 1].plain} {word.plain}", place - 1, place


@lru_cache(maxsize=20_000)
def pieces(plain):
    """The runs of letters in a word, its beginning and end marked by a blank."""
    padded = f" {plain} "
    return tuple(
        padded[start : start + length]
        for length in range(SHORTEST_PIECE, min(LONGEST_PIECE, len(padded)) + 1)
        for start in range(len(padded) - length + 1)
    )


def pieces_in(words):
    """Yields (piece, place, place) for each piece of each word."""
    for place, word in enumerate(words):
        for piece in pieces(word.plain):
            yield piece, place, place
