"""What the mirror is owed: noted with every write to the ledger, and told to the cluster by the worker."""

from django.utils import timezone

from . import document, tasks, writing
from .cluster import is_on
from .models import Unmirrored

BATCH = 1_000


def note(entries):
    """Call this in the transaction that wrote the entries: small statements, whatever the cluster does."""
    if is_on() and entries:
        owe([(entry.pk, entry.version) for entry in entries], timezone.now())
        tasks.wake()


def owe(versions, now):
    """(key, version) of what must be written, or written again."""
    Unmirrored.objects.bulk_create(
        [Unmirrored(entry_id=key, version=version, since=now) for key, version in versions],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=["version", "is_refused"],
        batch_size=BATCH,
    )


def catch_up(indexes, is_time_over):
    """Tell the cluster what it is owed, the oldest first. True: nothing waits any more.

    Raises NotTaken, or what the client raises, when the cluster does not take it; what was taken is settled.
    """
    while keys := list(Unmirrored.objects.waiting().values_list("entry_id", flat=True)[:BATCH]):
        settle(writing.send(document.read(document.of(keys)), indexes))
        if is_time_over():
            return False
    return True


def settle(outcome):
    Unmirrored.objects.settle(outcome.written)
    Unmirrored.objects.filter(entry_id__in=outcome.refused).update(is_refused=True)
    outcome.raise_for_failed()
