import pytest

from search.engines.breaker import LONGEST_PAUSE, Breaker


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(clock)


def test_while_all_is_well_everybody_may_try(breaker):
    assert breaker.allows() and breaker.allows()


def test_after_a_failure_nobody_tries_until_the_pause_is_over_and_then_one_does(breaker, clock):
    breaker.trip()
    assert not breaker.allows()

    clock.now = 1.1
    assert breaker.allows()
    assert not breaker.allows()


def test_the_pause_grows_with_every_failure_and_ends_growing(breaker, clock):
    pauses = []
    for _ in range(9):
        breaker.trip()
        pauses.append(breaker.open_until - clock.now)

    assert pauses == [1, 2, 4, 8, 16, *[LONGEST_PAUSE] * 4]


def test_the_first_failure_is_told_from_those_that_follow(breaker):
    assert breaker.trip() and not breaker.trip()

    breaker.close()
    assert breaker.trip()


def test_after_an_answer_everybody_may_try_again(breaker):
    breaker.trip()
    breaker.close()

    assert breaker.allows() and breaker.allows()
