"""What a training found out, as a person reads it: a row a term, and one sentence for all."""

from dataclasses import dataclass

from feedback.models.suggestion import TERMS

from .fewest import FEWEST_PROPOSED

# Below so many stories a share says little, and the page says so.
FEW = 20
LISTS = {
    "theme": "themes",
    "tumour_site": "types of cancer",
    "stage": "parts of care",
    "priority": "priorities",
}


@dataclass(frozen=True)
class Score:
    """Of `stories` that carry a term, `right` were among the `proposed`."""

    stories: int = 0
    proposed: int = 0
    right: int = 0
    unsure: int = 0

    @property
    def precision(self):
        return percent(self.right, self.proposed)

    @property
    def recall(self):
        return percent(self.right, self.stories)

    def __add__(self, other):
        return Score(
            stories=self.stories + other.stories,
            proposed=self.proposed + other.proposed,
            right=self.right + other.right,
            unsure=self.unsure + other.unsure,
        )


@dataclass(frozen=True)
class TermRow:
    name: str
    kind: str
    learned: Score | None
    ruled: Score | None
    speaks: bool
    stories: int

    @property
    def is_small(self):
        return self.stories < FEW

    @property
    def standing(self):
        if self.learned is None:
            return "Too few stories to learn from: word rules alone"
        if self.speaks:
            return "Suggested"
        why = "Sure" if self.learned.proposed < FEWEST_PROPOSED else "Right"
        return f"{why} too seldom: left to people and word rules"


@dataclass(frozen=True)
class ListReport:
    kind: str
    rows: list
    decided: int = 0
    silent: int = 0

    @property
    def name(self):
        return LISTS[self.kind]


class Report:
    """Read from the figures of a run, whatever has become of the terms since."""

    def __init__(self, figures):
        self.rows = [_row(each) for each in figures.get("terms", [])]
        silences = {each["kind"]: each for each in figures.get("lists", [])}
        self.lists = [self._list(kind, silences.get(kind, {})) for kind in TERMS]
        spoken = [row.learned for row in self.rows if row.learned and row.speaks]
        self.total = sum(spoken, Score())

    def _list(self, kind, silence):
        rows = sorted(
            (row for row in self.rows if row.kind == kind), key=lambda row: (-row.stories, row.name)
        )
        return ListReport(kind, rows, silence.get("decided", 0), silence.get("silent", 0))

    @property
    def finding(self):
        if not self.total.proposed:
            return "Nothing has been learned yet: the word rules suggest alone"
        return (
            f"Of 100 terms that the machine suggests, moderators would keep about {self.total.precision}; "
            f"of 100 that they choose, it suggests about {self.total.recall}"
        )


def percent(part, whole):
    """A whole number, or None where there is nothing to take a share of."""
    return round(100 * part / whole) if whole else None


def _row(told):
    learned = told.get("learned")
    return TermRow(
        name=told["name"],
        kind=told["kind"],
        learned=_score(learned),
        ruled=_score(told.get("ruled")),
        speaks=bool(learned and learned["speaks"]),
        stories=told["stories"],
    )


def _score(told):
    return (
        Score(**{name: told[name] for name in ("stories", "proposed", "right", "unsure")}) if told else None
    )


COLUMNS = [
    "List",
    "Term",
    "Stories that carry it",
    "Suggested",
    "Of these right",
    "Precision %",
    "Recall %",
    "Unsure",
    "Suggested by word rules",
    "Of these right (word rules)",
    "Standing",
    "Few stories",
]


def table(report):
    """The rows of the report for a CSV, in the order of COLUMNS."""
    for row in report.rows:
        learned, ruled = row.learned or Score(), row.ruled or Score()
        yield [
            LISTS[row.kind],
            row.name,
            row.stories,
            learned.proposed,
            learned.right,
            learned.precision,
            learned.recall,
            learned.unsure,
            ruled.proposed,
            ruled.right,
            row.standing,
            "yes" if row.is_small else "",
        ]
