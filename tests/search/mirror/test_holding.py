from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from search.mirror.holding import LEASE, Hold, Taken
from search.mirror.models import Mirror

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_one_worker_at_a_time():
    first = Hold(NOW)
    with pytest.raises(Taken):
        Hold(NOW + timedelta(seconds=1))

    first.release()
    assert Hold(NOW + timedelta(seconds=2))


def test_a_worker_that_was_killed_is_waited_for_no_longer_than_its_lease():
    Hold(NOW)

    assert Hold(NOW + LEASE + timedelta(seconds=1))


def test_what_a_worker_notes_after_another_took_over_is_lost():
    slow = Hold(NOW)
    Hold(NOW + LEASE + timedelta(seconds=1))

    with pytest.raises(Taken):
        slow.note(index="old")
    assert Mirror.objects.get().index == ""


def test_whoever_notes_goes_on_holding():
    hold = Hold(NOW)
    hold.note(index="new")

    assert Mirror.objects.get().held_until > timezone.now()
    assert (hold.mirror.index, Mirror.objects.get().index) == ("new", "new")


def test_letting_go_takes_nothing_from_another():
    slow = Hold(NOW)
    Hold(NOW + LEASE + timedelta(seconds=1))
    slow.release()

    assert Mirror.objects.get().held_by
