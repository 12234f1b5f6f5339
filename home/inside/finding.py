"""Where in a document some words stand: for whoever wants the page and not the whole file."""

from dataclasses import dataclass

from search.analysis import SMALL_WORDS, spoken, token_text, tokens
from search.entries import Phrase, Word
from search.marking import Marker
from search.text import plain

MOST = 20
LONGEST_QUESTION = 100


@dataclass(frozen=True)
class Place:
    """`snippet` is safe, with <mark> around what was found."""

    where: str
    snippet: str


def places_of(reading, text):
    """The parts that hold the most of the words, in the order of the document, and whether there are more."""
    words = _words(text)
    if not words:
        return [], False
    marker = Marker(words)
    scored = [(_score(marker, part), number) for number, part in enumerate(reading.parts)]
    found = sorted((score, -number) for score, number in scored if score)
    best = sorted(-number for _, number in found[-MOST:])
    return [_place(marker, *reading.parts[number]) for number in best], len(found) > MOST


def _words(text):
    said = zip(spoken(text[:LONGEST_QUESTION]), tokens(text[:LONGEST_QUESTION]), strict=True)
    kept = dict.fromkeys(token for word, token in said if word not in SMALL_WORDS)
    return [Word(token, (Phrase((token,)),)) for token in kept]


def _score(marker, part):
    """How many of the different words are in this part."""
    every = token_text(plain(part[1])).split()
    return len({every[place] for place in marker.found(" ".join(every))})


def _place(marker, where, words):
    body = plain(words)
    snippet, _ = marker.snippet("", "", body, token_text(body))
    return Place(where, snippet)
