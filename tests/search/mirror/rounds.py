"""The worker's rounds, as the tests run them, and what a plain reading of both sides finds different."""

import time

from django.utils import timezone
from elasticsearch.helpers import scan

from search.mirror import indexes, keeping
from search.mirror.cluster import writer
from search.mirror.models import Mirror
from search.models import SearchEntry


def in_step(*, within=60):
    """Round after round, with the pauses that the worker would make, until both sides are alike."""
    until = time.monotonic() + within
    while True:
        pause = keeping.one_round(timezone.now())
        told = Mirror.objects.get().trouble or (differences() if pause else "it is not done yet")
        if not told:
            return
        assert time.monotonic() < until, told
        time.sleep(min(pause.total_seconds(), 1))


def differences():
    """What the mirror lacks, has in an old version, or has though it is withdrawn. Empty: nothing."""
    index, _ = indexes.answering()
    if not index:
        return {"index": "missing"}
    indexes.refresh(index)
    ledger = dict(SearchEntry.objects.values_list("pk", "version"))
    kept, live = _kept(index)
    found = {
        "missing": sorted(ledger.keys() - kept.keys()),
        "stale": sorted(key for key in ledger if kept.get(key, ledger[key]) != ledger[key]),
        "ghosts": sorted({*(kept.keys() - ledger.keys()), *(live - _live())}),
    }
    return {what: keys for what, keys in found.items() if keys}


def _live():
    return set(SearchEntry.objects.live().values_list("pk", flat=True))


def _kept(index):
    hits = scan(
        writer(),
        index=index,
        query={"version": True, "docvalue_fields": ["is_live"], "_source": False},
    )
    versions, live = {}, set()
    for hit in hits:
        versions[int(hit["_id"])] = hit["_version"]
        if hit["fields"]["is_live"][0]:
            live.add(int(hit["_id"]))
    return versions, live
