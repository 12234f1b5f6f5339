"""A rebuild that somebody asked for: done by the background worker, with its progress where all can
read it."""

import time

from django.utils import timezone
from django_tasks import task

from search.indexing import rebuild
from search.models import SearchState
from search.wording.counting import count_words

# The progress is written so often, in seconds.
EVERY = 1


def ask(now):
    """Have the worker rebuild. While one is waited for or going on, nothing more is asked."""
    if not SearchState.objects.now().is_rebuilding:
        _write(rebuild_asked_at=now, rebuild_began_at=None, rebuild_done=0, rebuild_total=0)
        rebuild_in_background.enqueue()


@task(queue_name="default", backend="background")
def rebuild_in_background():
    rebuild_all(timezone.now)


def rebuild_all(clock, progress=None):
    """Heal the ledger, then count its words. `clock` says what time it is; `progress` is told as by
    rebuild."""
    began, report = clock(), _Report(progress)
    _write(rebuild_began_at=began, rebuild_done=0, rebuild_total=0)
    rebuild(progress=report)
    count_words(clock())
    ended = clock()
    _write(rebuilt_at=ended, rebuild_seconds=(ended - began).total_seconds(), rebuild_done=report.total)


class _Report:
    """Passes the progress on, and writes it down now and then."""

    def __init__(self, progress):
        self.progress, self.total, self.written_at = progress, 0, 0

    def __call__(self, done, total):
        self.total = total
        if self.progress:
            self.progress(done, total)
        if time.monotonic() - self.written_at >= EVERY:
            self.written_at = time.monotonic()
            _write(rebuild_done=done, rebuild_total=total)


def _write(**state):
    SearchState.objects.update_or_create(pk=1, defaults=state)
