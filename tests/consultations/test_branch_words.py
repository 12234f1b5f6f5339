import pytest

from consultations.branch_words import who_is_asked
from consultations.branching import Comparison
from consultations.kinds import Kind
from tests.factories.questionnaires import asked, when

TRAVEL, AGE = asked("travel", "bus", "car"), asked("age", kind=Kind.NUMBER)


def said(*conditions, **more):
    return who_is_asked(asked("why", conditions=conditions, **more), [TRAVEL, AGE])


def test_what_everybody_is_asked_needs_no_words():
    assert said() == ""


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (when("travel", "bus", "car"), "“travel?” is “Bus” or “Car”"),
        (when("travel", "bus", test=Comparison.HAS_NOT), "“travel?” is not “Bus”"),
        (when("age", test=Comparison.OVER, number=16), "“age?” is more than 16"),
        (when("age", test=Comparison.PASSED), "“age?” was not answered"),
        (when("travel", "train"), "“travel?” is an answer that is no longer there"),
    ],
)
def test_a_condition_reads_as_a_person_would_say_it(condition, words):
    assert said(condition) == f"Asked only if {words}."


def test_all_or_any_is_and_or_or():
    two = (when("travel", "bus"), when("age", test=Comparison.ANSWERED))
    assert said(*two) == "Asked only if “travel?” is “Bus” and “age?” was answered."
    assert said(*two, needs="any") == "Asked only if “travel?” is “Bus” or “age?” was answered."
