"""From what a person typed to the words to look for: small ones left out, what means the same joined.

A phrase stands in quotes; a word after a minus must not be there; the last word may be a beginning. Pure.
"""

import re
from dataclasses import dataclass, replace

from .analysis import LONGEST_WORD, SMALL_WORDS, beginning_of, spoken, token_of
from .entries import Phrase, Word
from .wording.lexicon import Lexicon
from .wording.thesaurus import GENERAL, Thesaurus

MOST_WORDS = 16
MOST_ALSO = 12
SHORTEST_BEGINNING = 3
LONGEST_PHRASE = 12

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
# A minus stands before a word or a quotation and after a space; inside a word it is a hyphen.
_PIECE = re.compile(r'(?P<minus>(?<!\S)[-−–](?=["\w]))?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))')


@dataclass(frozen=True)
class Asked:
    """What a person typed, understood.

    words: what to look for; without: what must not be there; also: other names that are looked for too;
    is_anything_left: something was typed that is no small word.
    """

    words: tuple[Word, ...] = ()
    without: tuple[Phrase, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Piece:
    """One word, a few that a hyphen joins, or a quotation, as typed and as tokens."""

    text: str
    spoken: tuple[str, ...]
    is_quoted: bool = False
    is_unwanted: bool = False

    @property
    def tokens(self):
        return tuple(map(token_of, self.spoken))

    @property
    def is_small(self):
        return all(word in SMALL_WORDS for word in self.spoken)

    @property
    def is_general(self):
        return not self.is_quoted and all(token in GENERAL for token in self.tokens)


def asked(text, wording=None, *, about=frozenset(), exactly=False):
    """The words to look for, each once, at most MOST_WORDS.

    wording: the thesaurus and the lexicon in force; about: keys of the sites that the search is narrowed to;
    exactly: nothing is added to what was typed, neither other names nor longer words.
    Beside other words "cancer" is not looked for: it stands in everything here, and would find everything.
    """
    pieces = _pieces(text[: MOST_WORDS * LONGEST_WORD])
    wanted = [piece for piece in pieces if not piece.is_unwanted][:MOST_WORDS]
    without = [piece for piece in pieces if piece.is_unwanted][:MOST_WORDS]
    thesaurus, lexicon = (wording.thesaurus, wording.lexicon) if wording else (Thesaurus(), Lexicon())
    names = [] if exactly else _names(wanted, thesaurus, about)
    words = [_word(piece, names[place] if names else ()) for place, piece in enumerate(wanted)]
    telling = [word for word, piece in zip(words, wanted, strict=True) if not piece.is_general] or words
    if telling and not exactly and telling[-1] is words[-1] and not text.endswith('"'):
        telling[-1] = _unfinished(telling[-1], wanted[-1], lexicon)
    words = tuple(replace(word, worth=_worth(word, lexicon)) for word in _each_once(telling))
    return Asked(words, tuple(Phrase(piece.tokens) for piece in without), _also(names, wanted, words))


def typed_words(text):
    """The words that are asked for, as they were typed: for spelling, and for what is counted."""
    return [word for piece in _pieces(text) if not piece.is_unwanted for word in piece.spoken]


def _pieces(text):
    found = []
    for match in _PIECE.finditer(text.translate(_QUOTES)):
        quoted = match["quoted"] is not None
        parts = [match["quoted"]] if quoted else re.split(r"[^\w'’\-‐‑]+", match["plain"])
        for part in parts:
            words = tuple(spoken(part))[:LONGEST_PHRASE]
            piece = _Piece(part.strip("-‐‑"), words, quoted and len(words) > 0, bool(match["minus"]))
            if words and (quoted or not piece.is_small):
                found.append(piece)
    return found


def _names(pieces, thesaurus, about):
    """For each piece the other names of whatever was named with it, a quotation apart."""
    flat = [(place, token) for place, piece in enumerate(pieces) for token in piece.tokens]
    names = [[] for _ in pieces]
    for start, end, others in thesaurus.same_as([token for _, token in flat], about):
        within = {place for place, _ in flat[start:end]}
        for place in within:
            if not pieces[place].is_quoted and (len(within) == 1 or not pieces[place].is_general):
                names[place].extend(others)
    return [tuple(dict.fromkeys(found)) for found in names]


def _word(piece, names):
    """What was typed comes first; a compound is also looked for as one word."""
    phrases = [Phrase(piece.tokens)]
    if len(piece.tokens) > 1 and not piece.is_quoted:
        phrases.append(Phrase((token_of("".join(piece.spoken)),)))
    others = [Phrase(name.telling) for name in names if name.telling]
    phrases = list(dict.fromkeys([*phrases, *others]))[: MOST_ALSO + 1]
    return Word(piece.text, tuple(phrases), is_required=piece.is_quoted)


def _unfinished(word, piece, lexicon):
    """The last word may go on: as a beginning of tokens, and as words that begin so and are stemmed
    shorter."""
    last = piece.spoken[-1]
    if word.is_required or len(last) < SHORTEST_BEGINNING:
        return word
    *before, _ = piece.tokens
    longer = [Phrase((*before, lexicon.token[ending])) for ending in lexicon.endings(last)]
    beginning = Phrase((*before, beginning_of(last)), is_beginning=True)
    covered = [phrase for phrase in longer if not phrase.tokens[-1].startswith(beginning.tokens[-1])]
    return replace(word, phrases=tuple(dict.fromkeys([*word.phrases, beginning, *covered])))


def _worth(word, lexicon):
    typed, *others = word.phrases
    if lexicon.knows(typed.tokens[-1]) or not others:
        return lexicon.worth([min(typed.tokens, key=lambda token: lexicon.spread.get(token, 0))])
    return lexicon.worth([token for phrase in others for token in phrase.tokens])


def _each_once(words):
    """A word that was typed twice counts once."""
    seen = {}
    for word in words:
        seen.setdefault(word.phrases[0], word)
    return list(seen.values())


def _also(names, pieces, words):
    """The other names, as their editor wrote them, each once; not those that were typed themselves."""
    typed = {token for piece in pieces for token in piece.tokens}
    wanted = {phrase.tokens for word in words for phrase in word.phrases}
    also = {}
    for name in (name for found in names for name in found):
        if name.telling in wanted and not set(name.telling) <= typed:
            also.setdefault(name.telling, name.text)
    return tuple(also.values())
