"""What editors and the engine may know of the mirror, from the database alone: the cluster is not asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import caches
from django.db.models import Min, Subquery
from django.utils import timezone

from search.models import SearchEntry

from .cluster import is_on
from .keeping import SILENCE
from .models import Mirror, Unmirrored

# What waits for longer than this means that the mirror is behind, and the database answers better.
BEHIND = timedelta(minutes=1)
# Seconds for which a process believes what it has read.
BELIEVED = 2


@dataclass(frozen=True)
class MirrorState:
    """answers: searches are answered from there now; entries: that can be found; pending: not told yet;
    refused: that Elasticsearch cannot take; behind_by: how long the oldest has waited; healed: by the last
    comparison; progress: (done, of how many) of a rebuild that is going on; trouble: the kind of the last
    error, in Elasticsearch's words, while it does not answer.
    """

    is_on: bool
    answers: bool
    entries: int
    pending: int = 0
    refused: int = 0
    behind_by: timedelta = timedelta()
    rebuilt_at: datetime | None = None
    compared_at: datetime | None = None
    healed: int = 0
    is_rebuild_wanted: bool = False
    progress: tuple[int, int] | None = None
    trouble: str = ""


def state_of_mirror(now):
    """Everything that the page on the state of the index shows. Four small queries."""
    entries = SearchEntry.objects.live().count()
    mirror = Mirror.objects.first()
    if not (is_on() and mirror):
        return MirrorState(is_on(), False, entries)
    waiting = Unmirrored.objects.waiting().order_by()
    return MirrorState(
        is_on=True,
        answers=_is_fit(mirror, oldest := _oldest(), now),
        entries=entries,
        pending=waiting.count(),
        refused=Unmirrored.objects.filter(is_refused=True).count(),
        behind_by=max(now - oldest, timedelta()) if oldest else timedelta(),
        rebuilt_at=mirror.rebuilt_at,
        compared_at=mirror.compared_at,
        healed=mirror.healed,
        is_rebuild_wanted=mirror.is_rebuild_wanted,
        progress=(mirror.built, max(mirror.to_build, mirror.built)) if mirror.building else None,
        trouble=mirror.trouble,
    )


def can_answer():
    """Whether searches may be answered from the mirror. Read once in some seconds by each process."""
    if not is_on():
        return False
    return caches["process"].get_or_set("search-mirror-can-answer", _can_answer, BELIEVED)


def _can_answer():
    oldest = Unmirrored.objects.waiting().values("since")[:1]
    mirror = Mirror.objects.annotate(oldest=Subquery(oldest)).first()
    return bool(mirror) and _is_fit(mirror, mirror.oldest, timezone.now())


def _is_fit(mirror, oldest, now):
    """Complete, not behind, and a worker has looked after it lately."""
    is_complete = bool(mirror.index) and not mirror.is_doubtful
    is_looked_after = mirror.answered_at is not None and now - mirror.answered_at < SILENCE
    return is_complete and is_looked_after and (oldest is None or now - oldest < BEHIND)


def _oldest():
    return Unmirrored.objects.waiting().order_by().aggregate(since=Min("since"))["since"]
