"""An author's own words beside the words that others read, with each change marked and its reason."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from feedback.parts import HEADINGS

TOKEN = re.compile(r"\S+|\n+")


@dataclass(frozen=True)
class Piece:
    """Some words of one side. `change` numbers the change that they are part of; 0 where nothing changed."""

    text: str
    change: int = 0


@dataclass(frozen=True)
class Change:
    """One change: what was written, what stands there now (either may be empty), and why."""

    number: int
    before: str
    after: str
    why: str


@dataclass(frozen=True)
class Comparison:
    """Both sides as lists of lines, each a list of pieces, and the changes in their order."""

    before: list
    after: list
    changes: list


def compare(before, after, reasons=()):
    """`reasons` are pairs of what was put in place of something and why, as moderators noted them."""
    left, right = TOKEN.findall(before.strip()), TOKEN.findall(after.strip())
    sides, changes = ([], []), []
    for is_same, i1, i2, j1, j2 in _stretches(left, right):
        number = 0
        if not is_same:
            number = len(changes) + 1
            changes.append(_change(number, left[i1:i2], right[j1:j2], reasons))
        sides[0].append((left[i1:i2], number))
        sides[1].append((right[j1:j2], number))
    return Comparison(_lines(sides[0]), _lines(sides[1]), changes)


def _stretches(left, right):
    """(same?, from, to, from, to) in turn. One word that stayed between two changes belongs to the change."""
    joined = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right).get_opcodes():
        is_same = tag == "equal"
        if len(joined) > 1 and not is_same and _is_one_word(joined[-1], left):
            _, (_, i1, _, j1, _) = joined.pop(), joined.pop()
        joined.append((is_same, i1, i2, j1, j2))
    return joined


def _is_one_word(stretch, left):
    is_same, start, end, *_ = stretch
    return is_same and end - start == 1 and not left[start].isspace()


def is_heading(line):
    """Whether a line is the name of a part and no part of the words."""
    return len(line) == 1 and line[0].text in HEADINGS.values()


def _change(number, left, right, reasons):
    after = " ".join("".join(f"{token} " for token in right).split())
    why = next((reason for instead, reason in reasons if instead and instead.lower() in after.lower()), "")
    return Change(number, " ".join(" ".join(left).split()), after, why)


def _lines(stretches):
    """Stretches of tokens with the number of their change, cut where a line ends."""
    lines = [[]]
    for tokens, number in stretches:
        words = []
        for token in tokens:
            if token.startswith("\n"):
                _put(lines[-1], words, number)
                words = []
                lines.append([])
            else:
                words.append(token)
        _put(lines[-1], words, number)
    return [line for line in lines if line]


def _put(line, words, number):
    if words:
        line.append(Piece(" ".join(words), number))
