"""How old one must be to read a text with ease: the Automated Readability Index, which counts letters and
words.

It knows nothing of meaning, so that it is a hint and no mark. The NHS asks for a reading age of 9 to 11.
"""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# A full stop ends a sentence where white space and a new beginning follow; so does the end of a block.
SENTENCE = re.compile(r"(?<=[.!?…:])[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-z]|\d)|\n+")
SCHOOL_BEGINS = 5
YOUNGEST, OLDEST = 5, 22
# Fewer words say nothing about how a person writes.
FEWEST_WORDS = 50
LONG_SENTENCE = 25


@dataclass(frozen=True)
class Readability:
    """age: None where the text is too short to say; long: the sentences of more than 25 words, longest
    first."""

    words: int
    age: int | None
    long: tuple[str, ...]


def readability_of(text):
    sentences = [(sentence.strip(), len(WORD.findall(sentence))) for sentence in SENTENCE.split(text)]
    sentences = [(sentence, words) for sentence, words in sentences if words]
    words = sum(number for _, number in sentences)
    letters = sum(map(str.isalnum, text))
    long = sorted((row for row in sentences if row[1] > LONG_SENTENCE), key=lambda row: -row[1])
    age = _age(letters, words, len(sentences)) if words >= FEWEST_WORDS else None
    return Readability(words, age, tuple(sentence for sentence, _ in long))


def _age(letters, words, sentences):
    grade = 4.71 * letters / words + 0.5 * words / sentences - 21.43
    return min(max(round(grade) + SCHOOL_BEGINS, YOUNGEST), OLDEST)
