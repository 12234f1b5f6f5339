"""The cluster fails in every way that a network and a server can, and the portal goes on."""

import os
import signal
import statistics
import time
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from search.mirror import holding, indexes, keeping, rebuilding, tasks, writing
from search.mirror.cluster import AWAY
from search.mirror.models import Mirror, Unmirrored
from tests.proxy import Fault

from .ledgers import changes_of_every_kind, edited, entered, withdrawn
from .rounds import differences, in_step

TITLES = [f"Scan {number}" for number in range(30)]
# With a fault in the middle a whole bulk is never taken.
STOPS_WRITING = [fault for fault in Fault if fault != Fault.TRICKLE]


@contextmanager
def all_doing(proxies, fault, settings):
    with ExitStack() as stack:
        stack.enter_context(patient(settings, seconds=1 if fault == Fault.HUNG else 10))
        for proxy in proxies:
            stack.enter_context(proxy.doing(fault))
        yield


@contextmanager
def patient(settings, seconds):
    usual, settings.ELASTICSEARCH_WRITE_TIMEOUT = settings.ELASTICSEARCH_WRITE_TIMEOUT, seconds
    yield
    settings.ELASTICSEARCH_WRITE_TIMEOUT = usual


@pytest.mark.django_db
@pytest.mark.parametrize("fault", STOPS_WRITING, ids=lambda fault: fault.name)
def test_what_was_written_meanwhile_is_there_within_a_minute_of_healing(fault, proxies, settings):
    entries = entered(*TITLES)
    in_step()

    with all_doing(proxies, fault, settings):
        changes_of_every_kind(entries)
        for _ in range(3):
            Mirror.objects.update(not_before=None)
            keeping.one_round(timezone.now())
        edited(entries[5], "Later")
        assert Unmirrored.objects.waiting().exists()
        assert Mirror.objects.get().trouble

    in_step(within=60)
    assert not Unmirrored.objects.exists()
    assert Mirror.objects.get().trouble == ""


@pytest.mark.django_db
def test_of_half_a_bulk_the_half_that_was_taken_is_not_told_again(proxies, settings):
    entered(*TITLES)
    in_step()
    entered("One", "Two", "Three", "Four")
    with all_doing(proxies, Fault.HALF_A_BULK, settings):
        keeping.one_round(timezone.now())

    assert Unmirrored.objects.count() == 2
    in_step()


@pytest.mark.django_db
def test_a_rebuild_of_which_half_is_refused_ends_complete(proxies, settings, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 7)
    entered(*TITLES)
    with all_doing(proxies, Fault.HALF_A_BULK, settings):
        keeping.one_round(timezone.now())

    in_step()


@pytest.mark.django_db
@pytest.mark.parametrize("fault", [Fault.HUNG, Fault.REFUSED], ids=lambda fault: fault.name)
def test_writing_the_ledger_asks_the_cluster_nothing_and_takes_no_longer(fault, proxies, settings):
    entries = entered(*TITLES)
    in_step()

    def publishing():
        began = time.perf_counter()
        edited(entries[0], f"Words {time.perf_counter()}")
        return time.perf_counter() - began

    with all_doing(proxies, fault, settings):
        asked = sum(proxy.asked for proxy in proxies)
        with_fault = [publishing() for _ in range(15)]
        assert sum(proxy.asked for proxy in proxies) == asked
    settings.ELASTICSEARCH_URL = ""
    without = [publishing() for _ in range(15)]

    assert statistics.median(with_fault) - statistics.median(without) < 0.05


def killed_after(module, name, times):
    """A change to this process: it is killed when the function has returned so many times."""
    whole, done = getattr(module, name), []

    def patched(*args, **kwargs):
        answer = whole(*args, **kwargs)
        done.append(name)
        if len(done) == times:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    setattr(module, name, patched)


def in_a_process_that_is_killed(work):
    """Run it in a copy of this process, and wait for its end: SIGKILL, and nothing else."""
    connections.close_all()
    pid = os.fork()
    if not pid:
        try:
            work()
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(pid, 0)[1]) == signal.SIGKILL


# On a busy machine a round is over before it comes to its last step, and the next one goes on: at once, or
# after a moment where the cluster was too busy to answer.
MOST_ROUNDS, LONGEST_PAUSE = 30, 1
KILLED_AFTER = [
    (indexes, "create", 1),
    (rebuilding, "begin", 1),
    (writing, "send", 2),
    (rebuilding, "fill", 1),
    (indexes, "put_in_place", 1),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("module", "name", "times"), KILLED_AFTER, ids=[name for _, name, _ in KILLED_AFTER])
def test_a_rebuild_whose_worker_was_killed_is_ended_by_the_next(
    elasticsearch, monkeypatch, module, name, times
):
    monkeypatch.setattr(rebuilding, "BATCH", 10)
    for module_ in (holding, keeping):
        monkeypatch.setattr(module_, "LEASE", timedelta(seconds=2))
    entries = entered(*TITLES)
    in_step()
    before, _ = indexes.answering()
    rebuilding.ask()

    def work():
        killed_after(module, name, times)
        for _ in range(MOST_ROUNDS):
            pause = keeping.one_round(timezone.now())
            time.sleep(min(pause.total_seconds(), LONGEST_PAUSE))

    in_a_process_that_is_killed(work)
    changes_of_every_kind(entries)
    in_step(within=60)

    index, _ = indexes.answering()
    assert index != before
    assert indexes._ours() == [index], "nothing that the killed worker began lies about"


@contextmanager
def worker():
    """The background worker, as in service, beside the test."""
    settings = {"interval": 0.2, "batch": False, "startup_delay": False, "max_tasks": None}
    working = Worker(
        queue_names=["default"],
        backend_name="background",
        worker_id="test",
        excluded_queue_names=[],
        **settings,
    )

    def work():
        try:
            working.run()
        finally:
            connection.close()

    thread = Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        working.running = False
        thread.join()


def wait_until_in_step(within=60):
    until = time.monotonic() + within
    while told := differences_or_trouble():
        assert time.monotonic() < until, told
        time.sleep(0.5)


def differences_or_trouble():
    try:
        return differences()
    except AWAY as error:
        return str(error)


def write_on(entries, seconds):
    """Edits, withdrawals and new entries for so long."""
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        number += 1
        edited(entries[number % 10], f"Words {number}")
        if number % 3 == 0:
            withdrawn(entries[10 + number % 10])
            entered(f"New {number}")
        time.sleep(0.05)


@pytest.mark.django_db(transaction=True)
def test_a_node_killed_while_entries_are_written_loses_none(nodes):
    entries = entered(*TITLES)
    with worker():
        wait_until_in_step()
        killing = Thread(target=nodes.kill, args=[1])
        killing.start()
        write_on(entries, seconds=4)
        killing.join()
        wait_until_in_step()

        restarting = Thread(target=nodes.start)
        restarting.start()
        write_on(entries, seconds=2)
        restarting.join()
        wait_until_in_step()


@pytest.mark.django_db(transaction=True)
def test_all_nodes_stopped_and_started_again_catch_up_by_themselves(nodes):
    entries = entered(*TITLES)
    with worker():
        wait_until_in_step()
        nodes.stop()
        write_on(entries, seconds=2)
        nodes.start()
        wait_until_in_step()


@pytest.mark.django_db(transaction=True)
def test_a_cluster_that_lost_everything_is_filled_again(nodes):
    entries = entered(*TITLES)
    with worker():
        wait_until_in_step()
        nodes.forget_everything()
        write_on(entries, seconds=1)
        nodes.start()
        wait_until_in_step()
    tasks._ours().delete()
