from datetime import date, timedelta

import pytest

from home.models import Promise
from home.promise_states import Standing, promise_state_on
from tests.factories.home import PromiseFactory

DUE = date(2026, 6, 30)
LONG_AFTER = DUE + timedelta(days=4000)


@pytest.mark.parametrize(
    ("state", "on", "standing"),
    [
        ("planned", DUE - timedelta(days=1), Standing.ON_TIME),
        ("planned", DUE, Standing.ON_TIME),
        ("planned", DUE + timedelta(days=1), Standing.LATE),
        ("planned", LONG_AFTER, Standing.LATE),
        ("kept", LONG_AFTER, Standing.KEPT),
        ("not_kept", DUE - timedelta(days=1), Standing.BROKEN),
    ],
)
def test_how_a_promise_stands(state, on, standing):
    assert promise_state_on(state, DUE, on) is standing


def test_every_state_has_a_standing():
    assert {promise_state_on(state, DUE, DUE) for state in Promise.State.values} == {
        Standing.KEPT,
        Standing.ON_TIME,
        Standing.BROKEN,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("on", [DUE, DUE + timedelta(days=1)])
def test_the_database_says_the_same_as_the_rule(on):
    PromiseFactory(due_date=DUE)
    PromiseFactory(due_date=DUE, state="kept", kept_date=DUE, evidence="Seen.")
    PromiseFactory(due_date=DUE, state="not_kept", reason="The room was needed.")

    for standing in Standing:
        for promise in Promise.objects.standing(standing, on):
            assert promise_state_on(promise.state, promise.due_date, on) is standing
    assert sum(Promise.objects.counted_by_standing(on).values()) == 3
