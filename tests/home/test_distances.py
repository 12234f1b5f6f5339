from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home import distances

MAIDSTONE = (51.272, 0.529)
MARGATE = (51.389, 1.386)
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_maidstone_and_margate_are_some_38_miles_apart():
    assert distances.miles_between(*MAIDSTONE, *MARGATE) == pytest.approx(38, abs=0.5)


@given(POINTS, POINTS)
def test_there_is_as_far_as_back_and_no_further_than_half_way_round(here, there):
    out, back = distances.miles_between(*here, *there), distances.miles_between(*there, *here)

    assert out == pytest.approx(back, abs=1e-6)
    assert 0 <= out <= 12_438


@given(POINTS)
def test_a_point_is_nowhere_but_at_itself(point):
    assert distances.miles_between(*point, *point) == pytest.approx(0, abs=1e-6)


def test_the_nearest_of_several_places_counts():
    maidstone, margate = (SimpleNamespace(latitude=n, longitude=e) for n, e in (MAIDSTONE, MARGATE))

    assert distances.miles_from(maidstone, [margate, maidstone]) == pytest.approx(0, abs=1e-6)
    assert distances.miles_from(maidstone, []) is None


@pytest.mark.parametrize(
    ("miles", "words"),
    [(0.4, "less than a mile away"), (1.2, "about 1 mile away"), (17.6, "about 18 miles away")],
)
def test_a_distance_is_said_as_a_person_says_it(miles, words):
    assert distances.in_words(miles) == words
