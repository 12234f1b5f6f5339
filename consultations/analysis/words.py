"""A text as the learner sees it: the stems of its words, and pairs of them, with where each stands. Pure."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import snowballstemmer

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LONGEST_WORD = 30
# They say nothing by themselves about what an answer is about, and are never the only reason.
SMALL_WORDS = frozenset(Path(__file__).with_name("small_words.txt").read_text().split())


class Word(NamedTuple):
    plain: str
    stem: str
    start: int
    end: int

    @property
    def is_small(self):
        return self.plain in SMALL_WORDS


def words_of(text):
    """Each word of the text, its stem and its place."""
    found = []
    for match in WORD.finditer(text):
        plain = match[0].replace("’", "'").lower()[:LONGEST_WORD]
        found.append(Word(plain, stem_of(plain), match.start(), match.end()))
    return found


@lru_cache(maxsize=50_000)
def stem_of(plain):
    return _stemmer().stemWord(plain)


@lru_cache(maxsize=1)
def _stemmer():
    return snowballstemmer.stemmer("english")


def grams(words):
    """Yields (gram, first place, last place): each word that says something, and each pair with one."""
    for place, word in enumerate(words):
        if not word.is_small:
            yield word.stem, place, place
        if place and not (word.is_small and words[place - 1].is_small):
            yield f"{words[place - 1].stem} {word.stem}", place - 1, place


def features_of(text):
    return {gram for gram, _, _ in grams(words_of(text))}
