"""What changed between two versions of a page, in words. Pure.

A version is a list of [heading, text], as a page tells it.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\S+\s*")
ADDED, TAKEN_OUT, CHANGED = "added", "taken out", "changed"
SAME, IN, OUT = "same", "in", "out"


@dataclass(frozen=True)
class Difference:
    """One part that is not what it was. `pieces` are pairs of SAME, IN or OUT, and the words."""

    heading: str
    kind: str
    pieces: tuple


def differences(before, after):
    """Every part that changed, in the order of the newer version; then what is gone."""
    was, now = dict(map(tuple, before)), dict(map(tuple, after))
    found = [_difference(heading, was.get(heading, ""), text) for heading, text in now.items()]
    gone = [Difference(heading, TAKEN_OUT, ((OUT, was[heading]),)) for heading in was if heading not in now]
    return [*filter(None, found), *gone]


def _difference(heading, was, now):
    if was == now:
        return None
    if not was:
        return Difference(heading, ADDED, ((IN, now),))
    return Difference(heading, CHANGED, tuple(_pieces(TOKEN.findall(was), TOKEN.findall(now))))


def _pieces(was, now):
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield SAME, "".join(was[i1:i2])
            continue
        if i2 > i1:
            yield OUT, "".join(was[i1:i2])
        if j2 > j1:
            yield IN, "".join(now[j1:j2])


def in_words(found):
    """2 parts changed: Cost and What was done. 1 part was added: How it was measured."""
    told = [_told(kind, [each.heading for each in found if each.kind == kind]) for kind in KINDS]
    return " ".join(filter(None, told)) or "Nothing that a reader sees has changed."


KINDS = (CHANGED, ADDED, TAKEN_OUT)


def _told(kind, headings):
    if not headings:
        return ""
    many = "1 part" if len(headings) == 1 else f"{len(headings)} parts"
    verb = "" if kind == CHANGED else "was " if len(headings) == 1 else "were "
    return f"{many} {verb}{kind}: {joined(headings)}."


def joined(names):
    """A, B and C."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
