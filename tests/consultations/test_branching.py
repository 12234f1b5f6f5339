from random import Random

import pytest
from hypothesis import given as when_given
from hypothesis import settings
from hypothesis import strategies as st

from consultations.branch_problems import problems
from consultations.branching import OTHER, Comparison, holds, kept, other_key, path
from consultations.kinds import Kind
from tests.factories.questionnaires import Asked, answers_to, edited, questionnaires, when


def question(key, *conditions, needs="all", asks=True):
    return Asked(key, Kind.TEXT if asks else Kind.SECTION, conditions=conditions, needs=needs)


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


# Whatever the questionnaire


@settings(max_examples=40, deadline=None)
@when_given(st.data(), questionnaires())
def test_every_way_ends_and_asks_each_question_once_in_order(data, questionnaire):
    way = path(questionnaire, data.draw(answers_to(questionnaire)))
    assert way == [each for each in questionnaire if each in way]


@settings(max_examples=40, deadline=None)
@when_given(st.data(), questionnaires())
def test_what_is_asked_is_asked_because_its_conditions_hold_for_answers_that_are_kept(data, questionnaire):
    answers = data.draw(answers_to(questionnaire))
    stored = kept(questionnaire, answers)
    for each in path(questionnaire, answers):
        before = questionnaire[: questionnaire.index(each)]
        seen = {other.key: stored.get(other.key) for other in before}
        held = [holds(condition, seen.get(condition.about)) for condition in each.conditions]
        assert not held or (any(held) if each.needs == "any" else all(held))


@settings(max_examples=40, deadline=None)
@when_given(st.data(), questionnaires())
def test_answers_from_a_way_not_taken_change_nothing(data, questionnaire):
    answers = data.draw(answers_to(questionnaire))
    assert path(questionnaire, kept(questionnaire, answers)) == path(questionnaire, answers)
    assert set(kept(questionnaire, answers)) <= {each.key for each in path(questionnaire, answers)}


@settings(max_examples=15, deadline=None)
@when_given(questionnaires(), st.integers(0, 10**6))
def test_a_hundred_edits_leave_every_condition_as_it_was_and_each_broken_one_named(questionnaire, seed):
    dice = Random(seed)
    for _ in range(100):
        before, questionnaire = questionnaire, edited(questionnaire, dice)
        assert conditions_changed(before, questionnaire) <= 1
    places = {each.key: place for place, each in enumerate(questionnaire)}
    named = {problem.key for problem in problems(questionnaire)}
    for each in questionnaire:
        assert each.key in named or all(places[about.about] < places[each.key] for about in each.conditions)


def conditions_changed(before, after):
    """How many questions that were there before have other conditions now."""
    known = {each.key: each.conditions for each in before}
    return sum(known.get(each.key, each.conditions) != each.conditions for each in after)


@settings(max_examples=40, deadline=None)
@when_given(st.data(), questionnaires())
def test_nobody_is_ever_asked_what_is_said_to_be_out_of_reach(data, questionnaire):
    out_of_reach = [found.key for found in problems(questionnaire) if "Nobody can come" in found.sentence]
    for _ in range(5):
        asked = {each.key for each in path(questionnaire, data.draw(answers_to(questionnaire)))}
        assert not asked & set(out_of_reach)
