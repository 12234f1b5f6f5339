"""Which words with a capital are names, and what may stand in their place."""

import re

from .letters import GAP, LETTER
from .words import (
    BARE,
    BEFORE_A_NAME,
    BEFORE_A_PLACE,
    GIVEN_NAMES,
    NOT_NAMES,
    OWNERS,
    PLACES,
    SHARED_NAMES,
    SURNAMES,
)

WORD = re.compile(f"[{LETTER}][{LETTER}'’-]*")
# What Python means by $ may stand before a last line end; in JavaScript it may not.
WORD_BEFORE = re.compile(rf"(?:^|[^{LETTER}])([{LETTER}]{{1,20}})\.?{GAP}(?![^\n]|\n)")
WORD_AFTER = re.compile(rf"(?:['’]s?)?{GAP}([{LETTER}]{{3,20}})")
NEVER_NAMES = NOT_NAMES - SURNAMES
TITLES = {
    "dr": "doctor",
    "doctor": "doctor",
    "prof": "professor",
    "professor": "professor",
    "nurse": "nurse",
    "staff nurse": "nurse",
    "charge nurse": "nurse",
    "sister": "nurse",
    "matron": "matron",
    "consultant": "consultant",
    "surgeon": "surgeon",
}


def surname(match):
    """After a title, a word that is also a surname is one: Mr White."""
    return names_end(match, lambda word: word.lower() in NEVER_NAMES, in_capitals=True)


def name(match):
    return names_end(match, is_no_name)


def given_name(match):
    """Only where the first name is a known one. One that is a word too needs another name behind it."""
    end = names_end(match, is_no_name, in_capitals=True)
    first, *others = [found[0] for found in WORD.finditer(match["name"])]
    if end is None or not (is_given(first) or (is_shared(first) and followed(first, others))):
        return None
    return None if is_place(match, end) else end


def full_name(match):
    """Two names or more, known or not, behind a word that names stand behind: "thank Oyinda Balogun"."""
    end = names_end(match, is_no_name)
    if end is None or word_before(match) not in BEFORE_A_NAME or is_place(match, end):
        return None
    words = [found[0] for found in WORD.finditer(match.string[match.start() : end])]
    names = [word for word in words if word[0].isupper() and len(word) > 1]
    ordinary = any(word.lower() in PLACES or word.isupper() for word in names)
    return None if len(names) < 2 or ordinary else end


def followed(first, others):
    return bool(others) and others[0][0].isupper() and not first.isupper() and not is_no_name(others[0])


def small_name(match):
    """Written small, only a known name is one."""
    first = match["name"].split()[0].capitalize()
    return match.end("name") if first in GIVEN_NAMES else None


def small_surname(match):
    """ "dr patel" is a name; "the dr was" is none, nor is "saw a mr about it"."""
    ordinary = match["name"] in NOT_NAMES or word_before(match) in OWNERS
    return None if ordinary else match.end("name")


def names_end(match, is_ordinary, in_capitals=False):
    """Where the names of the match end, or None if it begins with none."""
    end = None
    for found in WORD.finditer(match["name"]):
        word = found[0]
        if not word[0].isupper() or len(word) == 1:
            continue
        if is_ordinary(word) or is_shouted(word, first=end is None and in_capitals):
            break
        end = match.start("name") + found.end()
    return end


def is_shouted(word, first):
    """In a text all in capitals the first word may be the name that was looked for; others must be known."""
    return word.isupper() and len(word) > 2 and not first and not is_given(word)


def is_no_name(word):
    return word.lower() in NOT_NAMES


def is_given(word):
    """TED in capitals is a stocking, not a name."""
    return as_name(word) in GIVEN_NAMES and not (word.isupper() and len(word) <= 3)


def is_shared(word):
    return as_name(word) in SHARED_NAMES


def as_name(word):
    """JULIE and Julie-Ann as they stand in the list: Julie."""
    first = word.split("-")[0]
    return first.capitalize() if first.isupper() else first


def is_place(match, end):
    """Queen Elizabeth and the William Harvey Hospital are no people."""
    after = WORD_AFTER.match(match.string, end)
    return word_before(match) in BEFORE_A_PLACE or bool(after and after[1].lower() in PLACES)


def word_before(match):
    """The word before the match, in small letters; "" where a sentence begins."""
    found = WORD_BEFORE.search(match.string[max(0, match.start() - 30) : match.start()])
    return found[1].lower() if found else ""


def titled(match):
    """ "A doctor" in place of Dr Smith, "my doctor" where it was "my Dr Smith"."""
    noun = TITLES.get(match["title"].lower())
    if noun is None:
        return "somebody"
    return noun if word_before(match) in OWNERS else f"a {noun}"


def role(match):
    """ "My nurse" in place of "my nurse Julie", "a nurse" where no word stood before it."""
    noun = match["keep"]
    before = word_before(match)
    if (noun.lower() != "cns" and noun.endswith("s")) or before not in BARE | {""}:
        return noun
    return f"an {noun}" if noun[0] in "aeiouAEIOU" else f"a {noun}"


CHECKS = {
    "surname": surname,
    "name": name,
    "given_name": given_name,
    "full_name": full_name,
    "small_name": small_name,
    "small_surname": small_surname,
}
OFFERS = {"titled": titled, "role": role}
