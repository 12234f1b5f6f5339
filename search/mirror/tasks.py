"""The mirror's work as tasks of the background worker: soon after a write, and again and again by itself."""

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult, get_date_max

from . import keeping, rebuilding
from .cluster import is_on
from .holding import LEASE


@task(queue_name="default", backend="background", priority=-1)
def keep_in_step():
    """One round, and the task for the next, which is there before this one begins: a worker may be killed."""
    if not is_on():
        return
    _next_after(LEASE)
    _next_after(keeping.one_round(timezone.now()))
    # They would fill the table of tasks in a week.
    _ours().finished().delete()


def wake():
    """See that a round begins as soon as what is being written is there. One waiting round is enough."""
    if not _waiting().filter(run_after=get_date_max()).exists():
        keep_in_step.enqueue()


def watch():
    """See that there is a next round at all."""
    if is_on() and not _waiting().exists():
        keep_in_step.enqueue()


def rebuild():
    """Have the whole mirror made anew, and begin within a second or two."""
    if is_on():
        rebuilding.ask()
        wake()


@transaction.atomic
def _next_after(pause):
    """One round waits for its time, never two."""
    _waiting().exclude(run_after=get_date_max()).delete()
    keep_in_step.using(run_after=timezone.now() + pause).enqueue()


def _waiting():
    return _ours().filter(status="READY")


def _ours():
    return DBTaskResult.objects.filter(task_path=keep_in_step.module_path)
