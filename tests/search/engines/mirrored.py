"""Elasticsearch as an engine that has just been told the whole ledger, for tests that write and search."""

import time

from search.engines.elastic import ElasticEngine
from search.mirror import document, indexes, writing
from search.models import SearchEntry

STONE = '{"is_live":false}'


class MirroredEngine:
    told = ()

    def search(self, query):
        entries = document.read(SearchEntry.objects.order_by("pk"))
        if entries != self.told:
            mirror_now(entries)
            self.told = entries
        return ElasticEngine().search(query)


def mirror_now(entries=None):
    """Both sides alike, at once. Versions are moments here: every test begins with the same keys."""
    index, moment = indexes.answering()[0] or _new_index(), time.time_ns()
    entries = document.read(SearchEntry.objects.all()) if entries is None else entries
    known = {entry.key for entry in entries}
    gone = [key for key in writing.versions(index, -1, None) if key not in known]
    told = [document.Written(entry.key, moment, entry.source) for entry in entries]
    told += [document.Written(key, moment, STONE) for key in gone]
    outcome = writing.send(told, [index])
    assert not (outcome.failed or outcome.refused)
    indexes.refresh(index)


def _new_index():
    index = indexes.new_name()
    indexes.create(index)
    indexes.put_in_place(index)
    return index
