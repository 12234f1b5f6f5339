"""The words of a rule, as an editor types them: plain words, and at most a * for any ending."""

import re
from collections import defaultdict

LONGEST, MOST_WORDS, STEM, SHORTEST = 80, 8, 3, 2
PLAIN_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*\*?")
WORD = re.compile(r"[^\W_]+(?:['’‘‐‑-][^\W_]+)*")
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})


class NotPlain(ValueError):
    """These words cannot be a rule. Its text says what to do."""


def checked(text):
    """The words in the one form in which they are kept. Raises NotPlain."""
    words = text.translate(STRAIGHT).lower().split()
    if not words:
        raise NotPlain("Type the words that a story would hold.")
    if len(words) > MOST_WORDS or len(" ".join(words)) > LONGEST:
        raise NotPlain(f"Use at most {MOST_WORDS} words.")
    for word in words:
        _check_word(word)
    if all(len(word) < SHORTEST for word in words):
        raise NotPlain("A single letter is found almost everywhere. Type a whole word.")
    return " ".join(words)


def _check_word(word):
    if not PLAIN_WORD.fullmatch(word):
        raise NotPlain(f"“{word}” holds a sign that a rule cannot look for. Use letters, figures and spaces.")
    if word.endswith("*") and len(word) <= STEM:
        raise NotPlain(f"“{word}” would find too much. Put at least {STEM} letters before the *.")


class Phrases:
    """Many phrases, looked for in a text at once. Each is known by whatever it was given with."""

    def __init__(self, pairs):
        """`pairs` of checked words and what they stand for. The same words may stand for several things."""
        self.by_word, self.by_stem = defaultdict(list), defaultdict(list)
        for words, thing in pairs:
            parts = words.split()
            shelf = self.by_stem if parts[0].endswith("*") else self.by_word
            shelf[parts[0][:STEM] if parts[0].endswith("*") else parts[0]].append((parts, thing))

    def found_in(self, text):
        """Yields (thing, start, end) for each place where the text holds its words, whatever their case."""
        places = [(match.start(), match.end()) for match in WORD.finditer(text)]
        plain = [text[start:end].translate(STRAIGHT).lower() for start, end in places]
        for at, word in enumerate(plain):
            for parts, thing in (*self.by_word.get(word, ()), *self.by_stem.get(word[:STEM], ())):
                last = at + len(parts)
                if last <= len(plain) and all(map(_fits, parts, plain[at:last])):
                    yield thing, places[at][0], places[last - 1][1]


def _fits(part, word):
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
