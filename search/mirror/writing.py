"""Writing to the cluster, many entries at a time. Whatever was written before with a higher version stays."""

from collections import defaultdict
from dataclasses import dataclass, field
from http import HTTPStatus

from .cluster import writer
from .indexes import door

MOST_BYTES = 4_000_000
# A write to a part that is on no node is answered within this, not after Elasticsearch's own minute.
WAIT_FOR_PART = "5s"
PAGE = 2_000
# Elasticsearch knows a newer version, which is as good: the newest is what everybody wants to be there.
WRITTEN = {HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.CONFLICT}
REFUSED = {HTTPStatus.BAD_REQUEST}


class NotTaken(Exception):
    """The cluster took a part of what it was told, and is too busy or too broken for the rest."""

    def __init__(self, status):
        self.status = status
        super().__init__(f"{status}")


@dataclass
class Outcome:
    """written: {version: keys}; refused: keys of what it will never take; failed: {key: status}."""

    written: dict = field(default_factory=lambda: defaultdict(list))
    refused: list = field(default_factory=list)
    failed: dict = field(default_factory=dict)

    def raise_for_failed(self):
        for status in self.failed.values():
            raise NotTaken(status)


def send(documents, indexes):
    """Write these documents to each of the indexes, which must exist."""
    outcome = Outcome()
    for batch in _batches(documents):
        _note(outcome, batch, _statuses(batch, indexes))
    return outcome


def versions(index, after, until):
    """{key: version} of what the index has after one key and until another, or to the end."""
    between = {"gt": after} if until is None else {"gt": after, "lte": until}
    found = {}
    while True:
        hits = writer().search(
            index=index,
            query={"range": {"key": between}},
            sort=[{"key": "asc"}],
            size=PAGE,
            source=False,
            stored_fields="_none_",
            version=True,
            track_total_hits=False,
            allow_partial_search_results=False,
        )["hits"]["hits"]
        found |= {hit["sort"][0]: hit["_version"] for hit in hits}
        if len(hits) < PAGE:
            return found
        between["gt"] = hits[-1]["sort"][0]


def remove(keys, index):
    """Delete what the ledger does not know."""
    for key in keys:
        writer().options(ignore_status=404).delete(index=index, id=str(key), timeout=WAIT_FOR_PART)


def _batches(documents):
    """A body may be as long as a book, and a request has its bounds."""
    batch, size = [], 0
    for document in documents:
        if batch and size + len(document.source) > MOST_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.source)
    if batch:
        yield batch


def _statuses(batch, indexes):
    """For each document what each index said."""
    told = writer().bulk(
        operations=[line for document in batch for index in indexes for line in _lines(document, index)],
        timeout=WAIT_FOR_PART,
        require_alias=True,
        filter_path="errors,items.*.status",
    )
    if not told["errors"]:
        return [(HTTPStatus.CREATED,)] * len(batch)
    said = [next(iter(item.values()))["status"] for item in told["items"]]
    each = len(indexes)
    return [said[start : start + each] for start in range(0, len(said), each)]


def _lines(document, index):
    about = f'"_index":"{door(index)}","_id":"{document.key}"'
    yield f'{{"index":{{{about},"version":{document.version},"version_type":"external_gte"}}}}'
    yield document.source


def _note(outcome, batch, statuses):
    for document, said in zip(batch, statuses, strict=True):
        wrong = [status for status in said if status not in WRITTEN]
        if not wrong:
            outcome.written[document.version].append(document.key)
        elif REFUSED.issuperset(wrong):
            outcome.refused.append(document.key)
        else:
            outcome.failed[document.key] = max(wrong)
