"""The portal's own words: how rare each is, which begin as somebody began to type, and which is
nearest. Pure."""

from bisect import bisect_left
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_CORRECTED = 4
# A word of so many letters may have two wrong; a shorter one only one.
LONG = 6
MOST_ENDINGS = 8
NOT_COUNTED_YET = 10


class Lexicon:
    """`rows`: (word, token, entries with the word, entries with the token); `entries`: how many there are."""

    def __init__(self, rows=(), entries=0):
        self.entries = entries
        rows = sorted(rows)
        self.words = [word for word, *_ in rows]
        self.count = {word: count for word, _, count, _ in rows}
        self.token = {word: token for word, token, _, _ in rows}
        self.spread = {token: spread for _, token, _, spread in rows}

    def knows(self, token):
        return token in self.spread

    def worth(self, tokens):
        """1 to 20: how much it tells that one of these tokens was found. The most common of them decides."""
        if not self.entries:
            return NOT_COUNTED_YET
        spread = max((self.spread.get(token, 0) for token in tokens), default=0)
        return min(max(round(1 + 1.2 * log((self.entries + 1) / (spread + 0.5))), 1), 20)

    def endings(self, beginning):
        """The most usual words that begin so, without the beginning itself."""
        start = bisect_left(self.words, beginning)
        end = bisect_left(self.words, beginning + "\uffff")
        found = [word for word in self.words[start:end] if word != beginning]
        return sorted(found, key=lambda word: (-self.count[word], word))[:MOST_ENDINGS]

    def nearest(self, word):
        """The word that was probably meant, or None: few letters away, and the most usual of those."""
        if len(word) < SHORTEST_CORRECTED or not word.isalpha():
            return None
        most = 1 if len(word) < LONG else 2
        near = process.extract(word, self.words, scorer=OSA.distance, score_cutoff=most, limit=20)
        ranked = [(far, other[0] != word[0], -self.count[other], other) for other, far, _ in near]
        return min(ranked)[3] if ranked else None
