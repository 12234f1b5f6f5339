"""How far two people who coded the same answers agree, beyond what chance would give. Pure.

Cohen, J. (1960), A coefficient of agreement for nominal scales. The words for it are those of Landis and
Koch (1977), made plainer.
"""

from dataclasses import dataclass

FEW = 20
WORDS = ((0.8, "very good"), (0.6, "good"), (0.4, "fair"), (0.0, "weak"))


@dataclass(frozen=True)
class Table:
    """Answers by whether each of two coders gave them the code."""

    both: int
    first_only: int
    second_only: int
    neither: int

    @property
    def answers(self):
        return self.both + self.first_only + self.second_only + self.neither

    @property
    def agreed(self):
        """The share of answers on which they agree; None without answers."""
        return (self.both + self.neither) / self.answers if self.answers else None

    @property
    def kappa(self):
        """1 is full agreement, 0 what chance gives. None where chance alone would agree on everything."""
        if not self.answers:
            return None
        first = (self.both + self.first_only) / self.answers
        second = (self.both + self.second_only) / self.answers
        chance = first * second + (1 - first) * (1 - second)
        return None if chance == 1 else (self.agreed - chance) / (1 - chance)

    @property
    def in_words(self):
        """What the figure means, and that it means little where few answers were read twice."""
        if self.kappa is None:
            return "Cannot be told: neither coder varied"
        word = next((word for least, word in WORDS if self.kappa >= least), "worse than chance")
        return f"{word}, from few answers" if self.answers < FEW else word


def tables(pairs, codes):
    """{code: Table} from pairs of the sets of codes that the first and the second coder gave one answer."""
    counts = {code: [0, 0, 0, 0] for code in codes}
    for first, second in pairs:
        for code, cells in counts.items():
            cells[(code not in first) * 2 + (code not in second)] += 1
    return {code: Table(*cells) for code, cells in counts.items()}


def pooled(found):
    """One Table for all codes together."""
    found = list(found)
    return Table(
        sum(table.both for table in found),
        sum(table.first_only for table in found),
        sum(table.second_only for table in found),
        sum(table.neither for table in found),
    )
