"""One round of the mirror's work: look at the cluster, rebuild, catch up, compare. It never takes long."""

import logging
import time
from datetime import timedelta
from http import HTTPStatus

from django.utils import timezone
from elasticsearch import ApiError

from search.models import SearchEntry

from . import comparing, indexes, owing, rebuilding
from .cluster import AWAY
from .holding import LEASE, Hold, Taken
from .models import Unmirrored
from .writing import NotTaken

log = logging.getLogger(__name__)

HEARTBEAT = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(seconds=15)
AT_ONCE = timedelta()
# Seconds of work before other tasks of the worker have their turn.
SLICE = 4
# After so long without a word from a worker anything may have been missed.
SILENCE = timedelta(minutes=2)
# Nodes that start again find their parts within this.
RED_FOR = timedelta(seconds=20)


def one_round(now):
    """How long to wait for the next. What goes wrong in the cluster ends in a wait, not in an error."""
    try:
        hold = Hold(now)
    except Taken:
        return LEASE
    try:
        pause = _held_round(hold, now)
    except Taken:
        return AT_ONCE
    finally:
        hold.release()
    # Whoever wrote while this round was ending found it taken.
    return AT_ONCE if pause == HEARTBEAT and Unmirrored.objects.waiting().exists() else pause


def _held_round(hold, now):
    if hold.mirror.not_before and now < hold.mirror.not_before:
        return hold.mirror.not_before - now
    try:
        is_done = _work(hold, now, _stopwatch())
    except (*AWAY, NotTaken) as error:
        return _failed(hold, error)
    _answered(hold, now)
    return HEARTBEAT if is_done else AT_ONCE


def _work(hold, now, is_time_over):
    """True: there is nothing more to do for the moment."""
    _look(hold, now)
    mirror = hold.mirror
    if not mirror.building and (
        not mirror.index or mirror.is_rebuild_wanted or not indexes.has_shape(mirror.index)
    ):
        rebuilding.begin(hold, now)
    is_filled = not mirror.building or rebuilding.fill(hold, is_time_over)
    if not owing.catch_up([name for name in (mirror.index, mirror.building) if name], is_time_over):
        return False
    if not is_filled:
        return False
    if mirror.building:
        rebuilding.put_in_place(hold, now)
    return _compare(hold, now, is_time_over)


def _look(hold, now):
    """What is in the cluster counts, not what was noted: a worker may have been killed between the two."""
    mirror = hold.mirror
    index, identity = indexes.answering()
    if index and index == mirror.building:
        rebuilding.note_in_place(hold, index, now)
    elif (index, identity) != (mirror.index, mirror.index_uuid):
        hold.note(index=index, index_uuid=identity, is_doubtful=True)
    if not mirror.answered_at or now - mirror.answered_at > SILENCE:
        hold.note(is_doubtful=True)
    if mirror.building and not (indexes.exists(mirror.building) and indexes.has_shape(mirror.building)):
        hold.note(building="")
    _look_for_lost_parts(hold, now)
    indexes.remove_all_but(mirror.index, mirror.building)


def _look_for_lost_parts(hold, now):
    """An index with a part on no node takes no writes. If no node brings it back soon, it is given up."""
    mirror = hold.mirror
    broken = [name for name in (mirror.index, mirror.building) if name and indexes.is_red(name)]
    if not broken:
        hold.note(red_since=None)
    elif not mirror.red_since or now - mirror.red_since < RED_FOR:
        hold.note(red_since=mirror.red_since or now)
        raise NotTaken(HTTPStatus.SERVICE_UNAVAILABLE)
    else:
        gone = {name: "" for name in ("index", "building") if getattr(mirror, name) in broken}
        hold.note(is_doubtful=True, red_since=None, **gone)


def _compare(hold, now, is_time_over):
    if not hold.mirror.is_doubtful:
        _count(hold)
    if not comparing.is_due(hold.mirror, now):
        return True
    is_compared = comparing.go_on(hold, now, is_time_over)
    return is_compared and not hold.mirror.healed


def _count(hold):
    """Are there as many on both sides? The ledger is counted first: who writes later is owed, and then no
    verdict is given. Where most is lost it is quicker to begin anew than to compare.
    """
    entries = SearchEntry.objects.count()
    indexes.refresh(hold.mirror.index)
    kept = indexes.count(hold.mirror.index)
    if kept != entries and not Unmirrored.objects.exists():
        hold.note(is_doubtful=True, is_rebuild_wanted=kept < entries / 2)


def _answered(hold, now):
    if hold.mirror.failures:
        log.info("Elasticsearch answers again.")
    hold.note(answered_at=now, failures=0, trouble="", not_before=None)


def _failed(hold, error):
    failures = hold.mirror.failures + 1
    trouble = _kind(error)
    if failures == 1:
        log.warning(
            "Elasticsearch does not take what it is told (%s). It is tried again, and again.", trouble
        )
    pause = min(timedelta(seconds=0.5 * 2 ** min(failures, 6)), LONGEST_PAUSE)
    # It may have taken long to fail, so the time at the start of the round is no use.
    hold.note(failures=failures, trouble=trouble, not_before=timezone.now() + pause)
    return pause


def _kind(error):
    """What went wrong, without a word of what was sent."""
    status = (
        error.status
        if isinstance(error, NotTaken)
        else error.status_code
        if isinstance(error, ApiError)
        else ""
    )
    return f"{type(error).__name__} {status}".strip()


def _stopwatch():
    until = time.monotonic() + SLICE
    return lambda: time.monotonic() > until
