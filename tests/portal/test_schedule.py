from datetime import datetime, time, timedelta

import pytest
from django.core.management import call_command

from portal.schedule import JOBS, Job, run_due

NOON = datetime(2026, 6, 1, 12)
OFTEN = Job("often", "", every=timedelta(minutes=5))
NIGHTLY = Job("nightly", "", daily_at=time(2, 10))


def test_a_job_that_has_never_run_is_due():
    assert OFTEN.is_due(NOON, None) and NIGHTLY.is_due(NOON, None)


@pytest.mark.parametrize(("minutes", "due"), [(4, False), (5, True)])
def test_a_frequent_job_is_due_when_its_time_has_passed(minutes, due):
    assert OFTEN.is_due(NOON, NOON - timedelta(minutes=minutes)) is due


@pytest.mark.parametrize(("hour", "due"), [(2, False), (3, True)])
def test_a_nightly_job_is_due_once_a_day_after_its_hour(hour, due):
    assert NIGHTLY.is_due(NOON.replace(hour=hour), NOON - timedelta(days=1)) is due
    assert not NIGHTLY.is_due(NOON.replace(hour=hour), NOON.replace(hour=hour))


def test_running_what_is_due_notes_when_it_began():
    began, ran = {}, []

    run_due(NOON, began, ran.append)
    run_due(NOON + timedelta(seconds=30), began, ran.append)

    assert ran == [job.command for job in JOBS]
    assert set(began.values()) == {NOON}


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.command)
def test_every_job_says_when_it_runs_and_may_be_run_again_at_once(job, db):
    assert bool(job.every) != bool(job.daily_at)
    call_command(*job.command.split(), verbosity=0)
    call_command(*job.command.split(), verbosity=0)
