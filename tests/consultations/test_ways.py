from consultations.kinds import Kind
from consultations.ways import fewest_and_most, how_many
from tests.factories.questionnaires import asked, when

TRAVEL = asked("travel", "bus", "car", "none")
BUS = asked("bus", conditions=(when("travel", "bus"),))
CAR = asked("car", conditions=(when("travel", "car"),))


def test_the_shortest_and_the_longest_way_are_those_that_people_can_take():
    assert fewest_and_most([TRAVEL, BUS, CAR, asked("end")]) == (2, 3)


def test_each_different_way_counts_once():
    assert how_many([TRAVEL, BUS, CAR]) == 3


def test_a_section_counts_with_its_questions_or_not_at_all():
    section = asked("s", kind=Kind.SECTION, conditions=(when("travel", "bus"),))
    assert fewest_and_most([TRAVEL, section, asked("a"), asked("b")]) == (1, 3)


def test_too_many_ways_are_not_tried_and_the_bounds_are_told():
    many = [asked(f"q{number}", "a", "b", "c", kind=Kind.SEVERAL) for number in range(9)]
    last = [asked(f"r{number}", conditions=(when(f"q{number}", "a", "b", "c"),)) for number in range(9)]
    assert how_many([*many, *last]) is None
    assert fewest_and_most([*many, *last]) == (9, 18)
