"""Answers that are nearly the same text, as a campaign sends them. Pure.

Each text is known by the smallest numbers of its runs of three words (a bottom-k sketch: Broder, 1997). Two
texts that share most of their runs share most of those numbers, so one pass finds all of them.
"""

import re
from array import array
from collections import defaultdict
from hashlib import blake2b

WORD = re.compile(r"\w+")
RUN = 3
# Short answers are alike by themselves: "more parking" is no campaign.
FEWEST_WORDS = 12
FEWEST_ANSWERS = 3
SKETCH, DOORS = 64, 8
ALIKE = 0.7
MOST_LOOKED_AT = 8


class Groups:
    """`add` one text after another; `found` are the groups of those that are nearly the same."""

    def __init__(self):
        self.sketches, self.members = [], []
        self.behind = defaultdict(list)

    def add(self, key, text):
        sketch = sketch_of(text)
        if sketch is None:
            return
        group = self._nearest(sketch)
        if group is None:
            group = self._begin(sketch)
        self.members[group].append(key)

    def found(self):
        """[[keys]], the largest first. The first of each is what the rest were held against."""
        many = [keys for keys in self.members if len(keys) >= FEWEST_ANSWERS]
        return sorted(many, key=lambda keys: (-len(keys), keys[0]))

    def _nearest(self, sketch):
        seen = {}
        for number in sketch[:DOORS]:
            for group in self.behind.get(number, ()):
                seen[group] = seen.get(group, 0) + 1
        likely = sorted(seen, key=lambda group: (-seen[group], group))[:MOST_LOOKED_AT]
        return next((group for group in likely if likeness(sketch, self.sketches[group]) >= ALIKE), None)

    def _begin(self, sketch):
        self.sketches.append(sketch)
        self.members.append([])
        for number in sketch[:DOORS]:
            self.behind[number].append(len(self.sketches) - 1)
        return len(self.sketches) - 1


def sketch_of(text):
    """The smallest numbers of the text, in order; None where it is too short to be a campaign's."""
    words = WORD.findall(text.lower())
    if len(words) < FEWEST_WORDS:
        return None
    runs = {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    return array("Q", sorted(map(_number, runs))[:SKETCH])


def likeness(one, other):
    """The share of runs that two texts have in common, as near as their sketches tell."""
    smallest = sorted(set(one) | set(other))[: max(min(len(one), len(other)), 1)]
    shared = set(one) & set(other)
    return sum(number in shared for number in smallest) / len(smallest)


def plainly(text):
    """The text without case, marks and blanks: two that are the same in it say the same words."""
    return " ".join(WORD.findall(text.lower()))


def _number(run):
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
