"""What the ground floor keeps of visitors, and for how long."""

from datetime import timedelta

from django.utils import timezone

from .drafts import forget_drafts
from .models import ClockRun
from .retention import Clock, Struck, register
from .visitors import forget_secrets

DRAFTS_KEPT = timedelta(hours=24)
RUNS_KEPT = timedelta(days=2 * 365)


def _secrets(now):
    return Struck(gone=forget_secrets(before=timezone.localdate(now)))


def _runs(now):
    return Struck(gone=ClockRun.objects.filter(at__lt=now - RUNS_KEPT).delete()[0])


register(
    Clock(
        keeps="What people began to write and did not send",
        how_long="24 hours",
        since="the last time it was touched",
        then="It is deleted, every hour.",
        strike=lambda now: Struck(gone=forget_drafts(left_alone_since=now - DRAFTS_KEPT)),
    ),
    Clock(
        keeps="What a day’s visitor keys were made with",
        how_long="1 day",
        since="midnight",
        then="It is deleted, and nobody can find out who visited.",
        strike=_secrets,
    ),
    Clock(
        keeps="Reports of these clocks",
        how_long="2 years",
        since="the night of the report",
        then="They are deleted.",
        strike=_runs,
    ),
)
