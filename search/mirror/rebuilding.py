"""A new index is filled beside the one that answers, and put in its place. Writes go to both meanwhile."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor

from django.utils import timezone

from search.models import SearchEntry

from . import document, indexes, owing, writing
from .models import Mirror

BATCH = 2_500
# While the cluster writes one batch the next is read.
UNDER_WAY = 2


def ask():
    """Have the whole mirror made anew, as soon as the worker comes to it."""
    Mirror.objects.get_or_create(pk=1)
    Mirror.objects.update(is_rebuild_wanted=True)


def begin(hold, now):
    index = indexes.new_name()
    indexes.create(index)
    hold.note(
        building=index,
        built_up_to=0,
        built=0,
        to_build=SearchEntry.objects.count(),
        rebuild_began_at=now,
        red_since=None,
    )


def fill(hold, is_time_over):
    """Write the ledger to the new index, from where the last round ended. True: all of it is there."""
    with ThreadPoolExecutor(UNDER_WAY) as hands:
        under_way = deque()
        for documents in _batches(hold.mirror.built_up_to):
            sending = hands.submit(writing.send, documents, [hold.mirror.building])
            under_way.append((documents, sending))
            if len(under_way) == UNDER_WAY:
                _note(hold, *under_way.popleft())
            if is_time_over():
                break
        else:
            documents = []
        while under_way:
            _note(hold, *under_way.popleft())
    return not documents


def put_in_place(hold, now):
    """Let the new index answer. It has everything: nothing is owed to it."""
    index = hold.mirror.building
    indexes.put_in_place(index)
    note_in_place(hold, index, now)


def note_in_place(hold, index, now):
    _, identity = indexes.answering()
    hold.note(
        index=index,
        index_uuid=identity,
        building="",
        is_rebuild_wanted=False,
        rebuilt_at=now,
        red_since=None,
        comparing_up_to=0,
        comparison_began_at=now,
        healing=0,
    )


def _batches(last):
    while documents := document.read(SearchEntry.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield documents
        last = documents[-1].key


def _note(hold, documents, sending):
    """How far the index is filled. What it did not take of this batch is owed to it."""
    outcome = sending.result()
    versions = {document.key: document.version for document in documents}
    missing = [(key, versions[key]) for key in (*outcome.failed, *outcome.refused)]
    owing.owe(missing, timezone.now())
    hold.note(built_up_to=documents[-1].key, built=hold.mirror.built + len(documents))
    outcome.raise_for_failed()
