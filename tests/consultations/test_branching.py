from types import SimpleNamespace

import pytest

from consultations.branching import OTHER, Comparison, Condition, kept, other_key, path


def when(about, *choice_keys, test=Comparison.HAS, number=None):
    return Condition(about, test, choice_keys, number)


def question(key, *conditions, needs="all", asks=True):
    return SimpleNamespace(key=key, conditions=conditions, needs=needs, asks=asks)


def keys(questions, answers):
    return [each.key for each in path(questions, answers)]


TRAVEL = question("travel")
BY_BUS = question("bus", when("travel", "yes"))
WAIT = question("wait", when("bus", "late"))


def test_without_conditions_everything_is_asked():
    assert keys([TRAVEL, question("why")], {}) == ["travel", "why"]


def test_a_condition_decides_by_an_earlier_answer():
    assert keys([TRAVEL, BY_BUS], {"travel": ["yes"]}) == ["travel", "bus"]
    assert keys([TRAVEL, BY_BUS], {"travel": ["no"]}) == ["travel"]


def test_an_answer_on_a_way_no_longer_taken_opens_no_way_and_is_not_kept():
    answers = {"travel": ["no"], "bus": ["late"], "wait": "long"}
    assert keys([TRAVEL, BY_BUS, WAIT], answers) == ["travel"]
    assert kept([TRAVEL, BY_BUS, WAIT], answers) == {"travel": ["no"]}


def test_the_words_of_other_are_kept_with_their_question():
    answers = {"travel": [OTHER], other_key("travel"): "By boat", other_key("bus"): "x"}
    assert kept([TRAVEL, BY_BUS], answers) == {"travel": [OTHER], "travel.other": "By boat"}


def test_a_section_hides_all_that_follows_until_the_next_heading():
    section = question("s", when("travel", "yes"), asks=False)
    following = [TRAVEL, section, question("a"), question("b"), question("t", asks=False), question("c")]
    assert keys(following, {"travel": ["no"]}) == ["travel", "c"]
    assert keys(following, {"travel": ["yes"]}) == ["travel", "a", "b", "c"]


@pytest.mark.parametrize(("needs", "asked"), [("all", False), ("any", True)])
def test_all_or_any_of_the_conditions(needs, asked):
    last = question("last", when("a", "yes"), when("b", "yes"), needs=needs)
    found = keys([question("a"), question("b"), last], {"a": ["yes"], "b": ["no"]})
    assert ("last" in found) == asked


@pytest.mark.parametrize(
    ("condition", "given", "asked"),
    [
        (when("q", "x", test=Comparison.HAS_NOT), ["y"], True),
        (when("q", "x", test=Comparison.HAS_NOT), None, True),
        (when("q", "x", test=Comparison.HAS_NOT), ["x", "y"], False),
        (when("q", "x"), {"row": "x"}, True),
        (when("q", test=Comparison.OVER, number=3), "4", True),
        (when("q", test=Comparison.OVER, number=3), "3", False),
        (when("q", test=Comparison.UNDER, number=3), "2.5", True),
        (when("q", test=Comparison.UNDER, number=3), "NaN", False),
        (when("q", test=Comparison.UNDER, number=3), "many", False),
        (when("q", test=Comparison.ANSWERED), "some words", True),
        (when("q", test=Comparison.ANSWERED), "", False),
        (when("q", test=Comparison.PASSED), None, True),
    ],
)
def test_what_a_condition_says(condition, given, asked):
    assert (keys([question("q"), question("next", condition)], {"q": given}) == ["q", "next"]) == asked


def test_a_condition_on_a_later_question_never_looks_ahead():
    early = question("early", when("late", "yes"))
    assert keys([early, question("late")], {"late": ["yes"]}) == ["late"]
