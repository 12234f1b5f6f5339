"""How a text becomes tokens. Here and nowhere else: every engine keeps and compares these tokens as they are.

A token is lower-case ASCII letters and digits, so that no engine's own idea of a word, of an accent or of an
ending can part it or join it. The words of a text and its tokens stand in the same order and number: the n-th
token is the n-th word, small words included, so that phrases hold and found words can be marked.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from .spelling_rules import one_spelling

LONGEST_WORD = 64
# Written between two fields that are kept as one text, so that no phrase begins in one and ends in the other.
FIELD_END = "x0x0"

_MARKS = "".join(chr(code) for code in range(0x20000) if unicodedata.category(chr(code))[0] == "M")
# An apostrophe inside a word belongs to it; whatever else is no letter or digit parts two words.
_WORD = re.compile(r"\w++(?:['’]\w++)*+")
# The same where vowel signs are written as marks on letters; it takes four times as long.
_MARKED_WORD = re.compile(rf"\w[\w{_MARKS}]*+(?:['’]\w[\w{_MARKS}]*+)*+")
_MAY_HAVE_MARKS = re.compile("[\u0300-\u036f\u0483-\u1fff\u20d0-\u20ff\u2c00-\U0001ffff]")
# In ASCII, which most texts are in, the same words come out three times as fast without a pattern: what is
# no letter or digit becomes a space, but for an apostrophe inside a word.
_ASCII = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum() and code != ord("'")}
)
_LOOSE_APOSTROPHE = re.compile(r"'(?:(?!\w)|(?<!\w'))")
_POSSESSIVE = re.compile(r"['’]s?$")
_SCIENTIFIC = re.compile(r"\d+e\d")
_stem = snowballstemmer.stemmer("english").stemWord

# Words that stand in every text and tell nothing. They are kept in texts, for phrases, and not looked for.
_SMALL_WORDS = """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she
    her hers herself it its itself they them their theirs themselves what which who whom this that
    these those am is are was were be been being have has had having do does did doing a an the and
    but if or because as until while of at by for with about against between into through during
    before after above below to from up down in out on off over under again further then once here
    there when where why how all any both each few more most other some such no nor not only own
    same so than too very s t can will just don should now could would may might must shall
    cant cannot dont doesnt didnt isnt arent wasnt wont wouldnt couldnt shouldnt havent hasnt im ive
    id ill youre youve theyre weve hes shes whats wheres hows tell want need know find please anyone
    happen happens happened mean means
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())


def spoken(text):
    """The words of a text as they are compared: lower case, without accents and apostrophes, not stemmed."""
    return list(map(folded, _words(text)))


def tokens(text):
    """The tokens of a text, one a word."""
    return list(map(token_of, _words(text)))


def token_text(*fields):
    """What engines index: the tokens of these fields with spaces between, and an end between two fields."""
    return f" {FIELD_END} ".join(" ".join(map(token_of, _words(text))) for text in fields)


def places(text):
    """(start, end) of each word in the text, in the order of its tokens."""
    return [match.span() for match in _pattern(text).finditer(text.replace("_", " "))]


def _words(text):
    plain = text.replace("’", "'").replace("_", " ")
    if not plain.isascii():
        return _pattern(text).findall(text.replace("_", " "))
    if "'" in plain:
        plain = _LOOSE_APOSTROPHE.sub(" ", plain)
    return plain.translate(_ASCII).split()


def _pattern(text):
    return _MARKED_WORD if _MAY_HAVE_MARKS.search(text) else _WORD


@lru_cache(maxsize=200_000)
def token_of(word):
    """The token of one word: two words with the same token are the same word to a search."""
    plain = folded(word)
    return _safe(_stemmed(one_spelling(plain))) if plain.isascii() else _spelt_out(plain)


@lru_cache(maxsize=50_000)
def beginning_of(word):
    """What the tokens of longer words begin with, where this one was typed as far as here."""
    plain = folded(word)
    return _safe(one_spelling(plain)) if plain.isascii() else _spelt_out(plain)


@lru_cache(maxsize=200_000)
def folded(word):
    """Lower case; accents, vowel signs and apostrophes left out, and a possessive ending."""
    lower = _POSSESSIVE.sub("", word[:LONGEST_WORD].lower())
    if lower.isascii():
        return lower.replace("'", "")
    letters = unicodedata.normalize("NFKD", lower)
    return "".join(filter(str.isalnum, letters.lower()))[:LONGEST_WORD] or _spelt_out(lower)


def _safe(token):
    """PostgreSQL would take 5e4x for a number in scientific notation and part it."""
    return _spelt_out(token) if _SCIENTIFIC.match(token) else token


def _stemmed(word):
    """Snowball's English stem; and diagnosis and metastasis meet diagnosed and metastases."""
    stem = _stem(word)
    return stem[:-1] if stem.endswith("si") and len(stem) > 5 else stem


def _spelt_out(word):
    """A word of another script, in ASCII: no engine has an opinion on these."""
    return "x0" + word.encode().hex()
