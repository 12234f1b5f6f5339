"""How old a reader must be, roughly, to read a question at one go.

It is Flesch and Kincaid’s grade with five years added, over all sentences together. It counts the words in a
sentence and the syllables in a word and nothing else: it knows no hard ideas and no double negatives, and on
a text of ten words it can be two years out. It says where to look, and a person decides.
"""

import re

YOUNGEST, OLDEST = 6, 20
SENTENCE_ENDS = re.compile(r"[.!?:;]+(?:\s|$)")
WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]e|[^aeioudt]ed|[^aeiousxzgc]es)$")


def reading_age(text):
    """In whole years; YOUNGEST for a text without words."""
    words = WORDS.findall(text)
    if not words:
        return YOUNGEST
    sentences = max(1, len(SENTENCE_ENDS.findall(f"{text} ")))
    syllables = sum(map(syllables_of, words))
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return min(OLDEST, max(YOUNGEST, round(grade + 5)))


def syllables_of(word):
    """A count by ear: groups of vowels, without an e at the end that is not heard."""
    lower = word.lower()
    return max(1, len(VOWELS.findall(lower)) - bool(SILENT.search(lower)))
