"""From what a person typed to the words to look for: small ones left out, other names of the same joined."""

import re
import unicodedata

from .earlier import Word

MOST_WORDS = 16
LONGEST_WORD = 64
SHORTEST_BEGINNING = 3

# PostgreSQL's own list for English, which it leaves out of every text: SQLite must not look for them either.
_SMALL_WORDS = """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she
    her hers herself it its itself they them their theirs themselves what which who whom this that
    these those am is are was were be been being have has had having do does did doing a an the and
    but if or because as until while of at by for with about against between into through during
    before after above below to from up down in out on off over under again further then once here
    there when where why how all any both each few more most other some such no nor not only own
    same so than too very s t can will just don should now
"""
STOP_WORDS = frozenset(_SMALL_WORDS.split())
# What every name of a cancer says, and so tells none from another.
GENERAL = frozenset({"cancer", "cancers", "tumour", "tumours"})

_WORD = re.compile(r"[^\W_]+")


def spoken(text):
    """The words of a text as they are compared: lower case, Latin letters without accents."""
    return [word[:LONGEST_WORD] for word in _WORD.findall("".join(map(_letter, text)).lower())]


def asked(text, names=()):
    """The words to look for, each once, at most MOST_WORDS; the last may be the beginning of a longer one.

    names: groups of names that mean the same, for example [("Womb cancer", "Endometrial cancer")].
    Beside other words "cancer" is not looked for: it stands in everything here, and would find everything.
    """
    typed = [word for word in spoken(text[: MOST_WORDS * LONGEST_WORD]) if word not in STOP_WORDS][
        :MOST_WORDS
    ]
    return tuple(
        Word(
            word,
            is_unfinished=word == typed[-1] and len(word) >= SHORTEST_BEGINNING,
            also=_also(word, typed, names),
        )
        for word in dict.fromkeys(_telling(typed) or typed)
    )


def _also(word, typed, names):
    """The other names of whatever was named with this word."""
    return tuple(
        dict.fromkeys(
            other
            for group in names
            for name in group
            if word in _telling(_content(name)) and _stands_in(_content(name), typed)
            for other in (_telling(_content(other_name)) for other_name in group)
            if other and word not in other
        )
    )


def _content(name):
    return [word for word in spoken(name) if word not in STOP_WORDS]


def _telling(words):
    return tuple(word for word in words if word not in GENERAL)


def _stands_in(phrase, typed):
    """True where the words of the phrase were typed one after the other."""
    starts = range(len(typed) - len(phrase) + 1)
    return bool(phrase) and any(typed[start : start + len(phrase)] == phrase for start in starts)


def _letter(character):
    """A Latin letter without its accent; anything else as it is."""
    plain = unicodedata.normalize("NFKD", character)[:1]
    return plain if plain.isascii() else character
