from datetime import timedelta

import pytest
from django.utils import timezone

from search.mirror import rebuilding
from search.mirror.models import Mirror, Unmirrored
from search.mirror.state import can_answer, state_of_mirror

from .ledgers import entered, withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"


@pytest.fixture
def mirror(on):
    """In step, as a worker has just found."""
    return Mirror.objects.create(pk=1, index="portal-1", is_doubtful=False, answered_at=timezone.now())


def changed(**values):
    Mirror.objects.update(**values)


def waiting_for(entry, minutes):
    Unmirrored.objects.update_or_create(
        entry=entry, defaults={"version": 2, "since": timezone.now() - timedelta(minutes=minutes)}
    )


def test_without_elasticsearch_the_database_answers():
    assert not can_answer()
    assert not state_of_mirror(timezone.now()).is_on


def test_before_the_first_round_the_database_answers(on):
    assert not can_answer()
    assert not state_of_mirror(timezone.now()).answers


def test_a_mirror_in_step_answers(mirror):
    assert can_answer()


@pytest.mark.parametrize(
    "change",
    [
        {"index": ""},
        {"is_doubtful": True},
        {"answered_at": None},
        {"answered_at": timezone.now() - timedelta(minutes=3)},
    ],
    ids=["no index", "doubtful", "never looked after", "not looked after"],
)
def test_a_mirror_that_may_lack_something_does_not_answer(mirror, change):
    changed(**change)

    assert not can_answer()


def test_a_mirror_that_is_far_behind_does_not_answer(mirror):
    [entry] = entered("Scan")
    assert can_answer()

    waiting_for(entry, minutes=2)
    assert not can_answer()


def test_what_it_can_never_take_does_not_hold_it_up(mirror):
    [entry] = entered("Scan")
    waiting_for(entry, minutes=2)
    Unmirrored.objects.update(is_refused=True)

    assert can_answer()
    assert state_of_mirror(timezone.now()).refused == 1


def test_editors_see_how_far_behind_it_is(mirror):
    first, _, third = entered("Scan", "Letter", "Nurse")
    withdrawn(third)
    waiting_for(first, minutes=5)

    state = state_of_mirror(timezone.now())

    assert (state.entries, state.pending) == (2, 3)
    assert timedelta(minutes=5) <= state.behind_by < timedelta(minutes=6)


def test_editors_see_a_rebuild_and_how_far_it_is(mirror):
    rebuilding.ask()
    assert state_of_mirror(timezone.now()).is_rebuild_wanted

    changed(building="portal-2", built=40, to_build=100)
    assert state_of_mirror(timezone.now()).progress == (40, 100)


def test_the_state_costs_the_same_for_few_and_for_many(mirror, django_assert_num_queries):
    for number in (2, 20):
        entered(*["Scan"] * number)
        with django_assert_num_queries(5):
            state_of_mirror(timezone.now())
