from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from search.mirror import keeping, tasks
from search.mirror.models import Mirror

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"


@pytest.fixture
def rounds(monkeypatch):
    """What each round answers, without the round."""
    pauses = []
    monkeypatch.setattr(keeping, "one_round", lambda now: pauses.pop(0))
    return pauses


def test_the_next_round_comes_after_the_pause(on, rounds):
    rounds.append(timedelta(seconds=15))
    tasks.keep_in_step.call()

    waiting = DBTaskResult.objects.get()
    assert timedelta(seconds=10) < waiting.run_after - timezone.now() <= timedelta(seconds=15)


def test_a_worker_killed_in_a_round_leaves_the_next_one_behind(on, monkeypatch):
    def killed(now):
        raise SystemExit

    monkeypatch.setattr(keeping, "one_round", killed)
    with pytest.raises(SystemExit):
        tasks.keep_in_step.call()

    assert DBTaskResult.objects.get().run_after > timezone.now()


def test_two_rounds_never_wait_for_their_time(on, rounds):
    rounds += [timedelta(seconds=15), timedelta(seconds=5)]
    tasks.keep_in_step.call()
    tasks.keep_in_step.call()

    assert DBTaskResult.objects.count() == 1


def test_rounds_that_are_done_are_forgotten(on, rounds):
    tasks.keep_in_step.enqueue()
    DBTaskResult.objects.update(status="SUCCESSFUL")
    rounds.append(timedelta(seconds=15))
    tasks.keep_in_step.call()

    assert not DBTaskResult.objects.finished().exists()


def test_nothing_goes_on_once_elasticsearch_is_turned_off():
    tasks.keep_in_step.call()

    assert not DBTaskResult.objects.exists()


def test_mail_goes_before_the_mirror():
    assert tasks.keep_in_step.priority < 0


def test_watching_begins_what_nobody_has_begun(on):
    call_command("watch_search_mirror")
    call_command("watch_search_mirror")

    assert DBTaskResult.objects.count() == 1


def test_watching_does_nothing_without_elasticsearch():
    call_command("watch_search_mirror")

    assert not DBTaskResult.objects.exists()


def test_a_rebuild_that_is_asked_for_begins_at_once(on):
    tasks.rebuild()

    assert Mirror.objects.get().is_rebuild_wanted
    assert DBTaskResult.objects.get().run_after.year == 9999


def test_without_elasticsearch_there_is_nothing_to_rebuild():
    tasks.rebuild()

    assert not Mirror.objects.exists()
