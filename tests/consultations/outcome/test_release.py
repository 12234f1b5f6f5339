from types import SimpleNamespace as Row

from hypothesis import given
from hypothesis import strategies as st

from consultations.analysis.counting import Bar, Heard, Part, Tally
from consultations.outcome.release import counted_lines, released
from portal.privacy.disclosure import Rule

RULE = Rule(threshold=7, multiple=5)


def tally(people, *counts, number=1):
    bars = tuple(Bar(f"Answer {place}", count, people) for place, count in enumerate(counts))
    return Tally(Row(wording="Where?"), number, people, (Part(bars),))


def shown(heard, *tallies):
    lines = released(counted_lines(Heard(people=heard), tallies), RULE)
    return {line.figure: line.people for line in lines}


def test_each_figure_has_the_name_of_its_place():
    assert list(shown(100, tally(90, 60, 30))) == [
        "all",
        "groups",
        "in-groups",
        "q1",
        "q1.1",
        "q1.1.1",
        "q1.1.2",
    ]


def test_figures_are_rounded_and_a_small_one_never_stands_hidden_alone():
    figures = shown(100, tally(90, 62, 24, 4))

    assert figures["q1.1.1"] == 60
    assert figures["q1.1.3"] is None
    assert figures["q1.1.2"] is None


def test_who_passed_a_question_over_cannot_be_worked_out():
    """13 of 20 answered: 15 in print. With 20 in print, 7 passed it over, who must not be told."""
    figures = shown(20, tally(13, 13, 0))

    assert figures["all"] is None or figures["q1"] is None


def test_those_who_left_a_choice_out_cannot_be_worked_out_either():
    """Of a question with several answers, 30 people, 29 chose one: a single person did not."""
    figures = shown(30, tally(30, 29, 28))

    assert figures["q1.1.1"] is None or figures["q1.1"] is None


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.integers(0, 30))
def test_no_small_number_is_ever_printed(counts, passed):
    people = sum(counts)
    figures = shown(people + passed, tally(people, *counts))

    assert all(number is None or number == 0 or number >= 5 for number in figures.values())
    assert not any(
        figures[f"q1.1.{place}"] not in (None, 0)
        for place, count in enumerate(counts, start=1)
        if 0 < count <= RULE.threshold
    )
