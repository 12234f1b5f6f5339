"""What a reader could work out from figures that belong together, and what is hidden so that they cannot.

Each figure by itself keeps the small-number rule (disclosure.py). Together they say more: a total less its
parts, a row less its column, the year less three quarters, all stories less those that everybody can read.
This module plays that reader. It knows what each printed figure can stand for (a 10 is 8 to 12, a star is 1
to 7), which figures add up, and how many stories are public. Wherever a small count could be worked out, it
hides one more figure and looks again.

The reader it defends against is stronger than a real one: they know the rule, know of every star whether it
hides a small count or stands in front of one, and read every story that is public now or still may be.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum

from .disclosure import disclosed, is_small

ENDLESS = 10**12
# A hidden count must keep so many possible values, or as many as its star leaves it.
LEAST = 3


class Why(Enum):
    """Why a figure is hidden: it is small; it stands in front of one; or its whole line is withheld."""

    SMALL = "small"
    PARTNER = "partner"
    WITHHELD = "withheld"


def protected(counts: Mapping, sums: Iterable, rule, worlds=({},), rank=lambda name: 0):
    """{name: rounded number, or None where hidden}, so that no small count can be worked out.

    `sums` are pairs of a total and its parts, all of them names in `counts`; a pair that does not add up is
    passed over, for nobody can subtract with it. Each of `worlds` is {name: how many everybody can count}.
    What has a lower `rank` is hidden before what has a higher one.
    """
    return Release(counts, sums, rule, worlds, rank).settled().figures()


class Release:
    """Counts on their way to the public. Each look at them is a reader's, in one of the worlds."""

    def __init__(self, counts, sums, rule, worlds=({},), rank=lambda name: 0):
        self.counts, self.rule, self.worlds, self.rank = counts, rule, worlds, rank
        self.sums = [
            (total, tuple(parts)) for total, parts in sums if counts[total] == sum(map(counts.get, parts))
        ]
        self.hidden = {name: Why.SMALL for name, count in counts.items() if is_small(count, rule)}

    def figures(self):
        return {
            name: None if name in self.hidden else disclosed(count, self.rule)
            for name, count in self.counts.items()
        }

    def settled(self):
        """Hide more until nothing can be worked out, or nothing more can be hidden."""
        while more := self._lonely() | self._cures():
            self.hidden |= more
        return self

    def own_range(self, name, known):
        """The least and the most that the figure can stand for, seen by itself."""
        low, high = self._printed_range(name)
        return max(low, known.get(name, 0)), high

    def is_exposed(self, name, found, known):
        """Whether a small count, or the small part of it that nobody can read, keeps too few values."""
        unread = self.counts[name] - known.get(name, 0)
        if unread < 1 or min(unread, self.counts[name]) > self.rule.threshold:
            return False
        own = size_of(self.own_range(name, known))
        return own < 2 or size_of(found) < min(LEAST, own)

    def withheld(self, parts):
        """What changes when a whole line is withheld, and not even its zeros can be told from the rest."""
        return {part: Why.WITHHELD for part in parts if self.hidden.get(part) is not Why.WITHHELD}

    def _printed_range(self, name):
        count, rule = self.counts[name], self.rule
        match self.hidden.get(name):
            case Why.SMALL:
                return 1, rule.threshold
            case Why.WITHHELD:
                return 0, ENDLESS
            case Why.PARTNER:
                return rule.threshold + 1, ENDLESS
        return _rounded_from(disclosed(count, rule), rule) if count else (0, 0)

    def _lonely(self):
        """A partner for each small count that is the only star of its line: the rest would nearly tell it."""
        more = {}
        for _, parts in self.sums:
            stars = [part for part in parts if part in self.hidden]
            if len(stars) == 1 and self.hidden[stars[0]] is Why.SMALL:
                rest = [part for part in parts if self.counts[part] and part not in self.hidden]
                more |= dict.fromkeys([min(rest, key=self.price)] if rest else [], Why.PARTNER)
        return more

    def _cures(self):
        more = {}
        for known in self.worlds:
            reading = Reading(self, known)
            for name in reading.exposed():
                more |= reading.cure(name)
        return more

    def price(self, name):
        """What it costs to hide a figure: first its rank, then how much it tells."""
        return self.rank(name), self.counts[name], str(name)


class Reading:
    """All that a reader makes of a release who knows so many stories already."""

    def __init__(self, release, known):
        self.release, self.known = release, known
        own = {name: release.own_range(name, known) for name in release.counts}
        self.own = {name: found for name, found in own.items() if found != (0, 0)}
        # A zero that is in sight adds nothing, and most cells of a large table are such.
        self.lines = [
            (total, parts, [part for part in parts if part in self.own])
            for total, parts in release.sums
            if total in self.own
        ]
        self.lines_of = defaultdict(list)
        for line in self.lines:
            for name in (line[0], *line[2]):
                self.lines_of[name].append(line)
        self.found = narrowed(self.own, [(total, counted) for total, _, counted in self.lines])

    def exposed(self):
        return [
            name for name, found in self.found.items() if self.release.is_exposed(name, found, self.known)
        ]

    def cure(self, name):
        """What to hide so that more remains possible: the cheapest figure that helps, nearby ones first."""
        if size_of(self.own[name]) < 2:
            return {name: Why.PARTNER}
        seen, near = {name}, [name]
        while near:
            told = [(each, line) for each in near for line in self._lines_that_tell(each)]
            if more := self._cheapest(told) or self._withheld(told):
                return more
            near = sorted({each for _, line in told for each in (line[0], *line[2])} - seen, key=str)
            seen.update(near)
        return {} if name in self.release.hidden else {name: Why.PARTNER}

    def _lines_that_tell(self, name):
        """The sums that say more about the figure than it says itself."""
        return [
            line
            for line in self.lines_of[name]
            if size_of(self._told(name, line, {})) < size_of(self.own[name])
        ]

    def _cheapest(self, told):
        options = {}
        for name, line in told:
            now = size_of(self._told(name, line, {}))
            for each in {line[0], *line[2]} - {name} - self.release.hidden.keys():
                gained = size_of(self._told(name, line, {each: self._behind_a_star(each)})) - now
                if gained > 0:
                    options[each] = min(gained, LEAST)
        if not options:
            return {}
        return {min(options, key=lambda each: (-options[each], self.release.price(each))): Why.PARTNER}

    def _withheld(self, told):
        """The line whose parts matter least, as a whole."""
        lines = [line for _, line in told if self.release.withheld(line[1])]
        line = min(lines, key=self._rank_of, default=None)
        return self.release.withheld(line[1]) if line else {}

    def _rank_of(self, line):
        return max(self.release.rank(part) for part in line[1])

    def _behind_a_star(self, name):
        return max(self.release.rule.threshold + 1, self.known.get(name, 0)), ENDLESS

    def _told(self, name, line, instead):
        """What one sum says about one of its figures, with other ranges `instead` of those found."""
        total, _, parts = line
        ranges = [instead.get(part) or self.found[part] for part in parts if part != name]
        least, most = sum(low for low, _ in ranges), sum(high for _, high in ranges)
        low, high = self.own[name]
        if name == total:
            return max(low, least), min(high, most)
        total_low, total_high = instead.get(total) or self.found[total]
        return max(low, total_low - most), min(high, total_high - least)


def narrowed(ranges, sums):
    """The same ranges after a reader has added and subtracted as long as it told them anything."""
    ranges, lines_of = dict(ranges), defaultdict(set)
    for number, (total, parts) in enumerate(sums):
        for name in (total, *parts):
            lines_of[name].add(number)
    waiting = set(range(len(sums)))
    while waiting:
        for name in _narrow_along(sums[waiting.pop()], ranges):
            waiting |= lines_of[name]
    return ranges


def _narrow_along(line, ranges):
    """Narrow the figures of one sum. Returns those that changed."""
    total, parts = line
    least, most = sum(ranges[part][0] for part in parts), sum(ranges[part][1] for part in parts)
    low, high = ranges[total]
    low, high = max(low, least), min(high, most)
    found = {total: (low, high)}
    for part in parts:
        was_low, was_high = ranges[part]
        found[part] = max(was_low, low - (most - was_high)), min(was_high, high - (least - was_low))
    changed = [name for name, span in found.items() if ranges[name] != span]
    ranges.update(found)
    return changed


def size_of(span):
    """How many whole numbers it holds."""
    return span[1] - span[0] + 1


def _rounded_from(figure, rule):
    """The least and the most count that is printed as this figure."""
    first = rule.threshold + 1
    low = first if figure == rule.multiple else max(first, -((rule.multiple - 2 * figure) // 2))
    return low, (2 * figure + rule.multiple + 1) // 2 - 1
