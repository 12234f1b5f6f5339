from dataclasses import dataclass
from itertools import pairwise

import pytest

from home.practice import way


@dataclass(frozen=True)
class Step:
    by_day: int | None = None
    clock: str = ""


@dataclass(frozen=True)
class Standard:
    days: int
    begins: str
    ends: str

    def get_ends_display(self):
        return "Told whether it is cancer"


STEPS = [Step(0), Step(7, "referred"), Step(None), Step(27, "told"), Step(None)]
TOLD_IN_28 = Standard(28, "referred", "told")
TREATED_IN_62 = Standard(62, "referred", "treated")


def wide(steps, standards=()):
    return way.drawn(steps, standards)[0]


def test_a_day_that_is_not_known_lies_between_its_neighbours_or_a_week_after_the_last():
    assert way.days_of([0, 7, None, 27, None]) == [0, 7, 17, 27, 34]
    assert way.days_of([None, 4]) == [0, 4]


def test_a_standard_is_drawn_from_the_moment_its_clock_starts_for_as_many_days_as_it_has():
    drawing = wide(STEPS, [TOLD_IN_28])
    (span,) = drawing.spans
    referred, told = drawing.stations[1], drawing.stations[3]

    assert span["x"] == referred["x"]
    # It is told on day 27, the limit is day 35.
    assert span["x"] + span["width"] > told["x"]
    assert span["label"] == "28 days: told whether it is cancer"


def test_a_standard_whose_moments_the_pathway_has_not_is_not_drawn():
    assert wide(STEPS, [TREATED_IN_62]).spans == []


def test_a_pathway_without_steps_has_no_drawing():
    assert way.drawn([], [TOLD_IN_28]) == []


@pytest.mark.parametrize(
    "days", [[5], [0, 0, 0], [0, 400], [0, 1, 2, 399, 400, 400], [None] * 14, [400] * 14, [9, 3, None, 1]]
)
def test_no_circle_touches_another_or_leaves_the_drawing(days):
    for drawing in way.drawn([Step(day) for day in days], []):
        places = [station["x"] for station in drawing.stations]

        assert all(after - before >= 2 * drawing.radius for before, after in pairwise(places))
        assert min(places) >= drawing.left - 0.1
        assert max(places) <= drawing.right + 0.1


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([Step(0)], "1 step, in this order."),
        (
            [Step(7, "referred"), Step(66, "treated")],
            "2 steps, and usually 59 days from the referral to the first treatment.",
        ),
    ],
)
def test_the_pathway_is_told_in_a_sentence(steps, words):
    assert way.finding(steps) == words
