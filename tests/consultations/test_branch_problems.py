import pytest

from consultations.branch_problems import problems
from consultations.branching import OTHER, Comparison
from consultations.kinds import Kind
from tests.factories.questionnaires import asked, when

TRAVEL = asked("travel", "bus", "car")


def sentences(*questions):
    return [found.sentence for found in problems(questions)]


def test_sound_branching_has_no_problems():
    section = asked("s", kind=Kind.SECTION, conditions=(when("travel", "bus", "car"),))
    assert sentences(TRAVEL, section, asked("why", conditions=(when("travel", "bus"),))) == []


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (when("gone", "x"), "a question that is no longer there"),
        (when("why", "x"), "depends on its own answer"),
        (when("later", "x"), "“later?”, which comes after it. Move “later?” up"),
        (when("heading", "x"), "is a heading and has no answer"),
        (when("travel", "train"), "no longer offered"),
        (when("travel", OTHER), "no longer offered"),
        (when("travel"), "Choose at least one of its answers"),
        (when("words", "x"), "which offers none"),
        (when("travel", test=Comparison.OVER, number=3), "which asks for none"),
        (when("age", test=Comparison.OVER), "Enter the number"),
    ],
)
def test_each_broken_condition_is_a_sentence_that_says_what_to_do(condition, said):
    before = [TRAVEL, asked("heading", kind=Kind.SECTION), asked("words"), asked("age", kind=Kind.NUMBER)]
    (found,) = sentences(*before, asked("why", conditions=(condition,)), asked("later", "x", "y"))
    assert "“why?”" in found
    assert said in found


def test_two_that_wait_for_each_other_are_told():
    loop = asked("a", "x", conditions=(when("b", "x"),)), asked("b", "x", conditions=(when("a", "x"),))
    assert sentences(*loop)[0] == (
        "“a?” and “b?” wait for each other, so nobody would be asked them. Take one condition away."
    )


def test_conditions_that_can_never_be_met_together_are_told():
    both = asked("why", conditions=(when("travel", "bus"), when("travel", "car")))
    assert "Nobody can come to “why?”" in sentences(TRAVEL, both)[0]


def test_a_question_in_a_section_that_contradicts_it_is_out_of_reach():
    section = asked("s", kind=Kind.SECTION, conditions=(when("travel", "bus"),))
    inside = asked("why", conditions=(when("travel", "bus", test=Comparison.HAS_NOT),))
    assert "Nobody can come to “why?”" in sentences(TRAVEL, section, inside)[0]


def test_a_number_that_the_scale_does_not_reach_is_told():
    age = asked("age", kind=Kind.NUMBER, lowest=0, highest=10, required=True)
    assert "Nobody" in sentences(age, asked("b", conditions=(when("age", test="over", number=10),)))[0]


def test_several_answers_may_meet_several_conditions():
    many = asked("travel", "bus", "car", kind=Kind.SEVERAL)
    assert sentences(many, asked("b", conditions=(when("travel", "bus"), when("travel", "car")))) == []
