"""The figures of a report, worked out from the lines of the open data and from nothing else. Pure."""

from dataclasses import dataclass

from portal.privacy.disclosure import HIDDEN

from .lines import EVERYBODY, GROUPS, IN_GROUPS

MOST_OF_ALL = "{label}: about {people:,} of {of:,} people, more than any other answer."


@dataclass(frozen=True)
class Figure:
    """One figure in print. `of` is how many it is a part of, None where that is hidden or not told."""

    figure: str
    label: str
    people: int | None
    of: int | None = None

    @property
    def value(self):
        return self.people or 0

    @property
    def percent(self):
        """A whole percentage of the rounded figures; None where one of them is hidden or there is nobody."""
        return None if self.people is None or not self.of else round(100 * self.people / self.of)

    @property
    def shown(self):
        number = HIDDEN if self.people is None else f"{self.people:,}"
        return number if self.percent is None else f"{number} ({self.percent}%)"


@dataclass(frozen=True)
class Chart:
    """One set of figures under a heading, with the sentence that says what they show."""

    heading: str
    base: Figure
    figures: tuple

    @property
    def finding(self):
        told = sorted((each for each in self.figures if each.people), key=lambda each: -each.people)
        if not told:
            return "Too few people answered to show figures: they could show who said what."
        if len(told) > 1 and told[0].people == told[1].people:
            return f"“{told[0].label}” and “{told[1].label}” came first, about equally often."
        if self.base.people is None:
            return f"“{told[0].label}” came first."
        return MOST_OF_ALL.format(label=told[0].label, people=told[0].people, of=self.base.people)

    @property
    def shows_figures(self):
        return any(each.people for each in self.figures)


@dataclass(frozen=True)
class Asked:
    """What one question came to. `charts` is empty for answers that nobody sorted."""

    number: int
    wording: str
    answered: Figure
    charts: tuple = ()


@dataclass(frozen=True)
class Figures:
    """All figures of one outcome."""

    responses: Figure
    groups: Figure
    in_groups: Figure
    questions: tuple

    @property
    def has_groups(self):
        return self.groups.people != 0


def figures_of(lines):
    by_name = {line.figure: line for line in lines}
    everybody = _figure(by_name[EVERYBODY])
    return Figures(
        responses=everybody,
        groups=_figure(by_name[GROUPS]),
        in_groups=_figure(by_name[IN_GROUPS]),
        questions=tuple(
            _asked(line, by_name) for line in lines if line.figure.startswith("q") and "." not in line.figure
        ),
    )


def _asked(line, by_name):
    charts = tuple(_chart(part, by_name) for part in _parts(line.figure, by_name))
    answered = _figure(line, by_name[EVERYBODY].people)
    return Asked(int(line.figure[1:]), line.question, answered, charts)


def _chart(part, by_name):
    figures = tuple(_figure(each, part.people) for each in _parts(part.figure, by_name))
    return Chart(part.part, _figure(part), figures)


def _parts(name, by_name):
    return [line for figure, line in by_name.items() if figure.rpartition(".")[0] == name]


def _figure(line, of=None):
    return Figure(line.figure, line.answer, line.people, of)
