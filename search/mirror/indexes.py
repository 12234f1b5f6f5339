"""The indexes in the cluster: what they are called, made, put in each other's place and removed.

One alias answers searches and stands for one index at a time. Each index also has a door, an alias of its own
by which alone it is written: a late write to an index that is gone is refused, and never makes a new one.
"""

import re
from functools import cache
from hashlib import blake2b
from json import dumps

from django.conf import settings
from django.utils.crypto import get_random_string

from .cluster import NotFoundError, writer
from .document import EntryDocument

# Nobody searches it yet, and what a crash would lose is in the ledger.
WHILE_FILLED = {"index.refresh_interval": "-1", "index.translog.durability": "async"}


def alias():
    """What searches ask."""
    return settings.ELASTICSEARCH_INDEX


def door(index):
    """What writes are addressed to."""
    return f"{index}-in"


def new_name():
    return f"{alias()}-{shape()}-{get_random_string(8, '0123456789abcdef')}"


def has_shape(index):
    """Whether it was made with the mapping and the settings of today."""
    return index.startswith(f"{alias()}-{shape()}-")


def shape():
    return _digest(dumps(_body(), sort_keys=True))


def create(index):
    body = _body()
    body["settings"] |= WHILE_FILLED
    writer().indices.create(index=index, aliases={door(index): {}}, timeout="10s", **body)


def exists(index):
    return bool(index) and bool(writer().indices.exists(index=index))


def answering():
    """The index behind the alias, and its identity in the cluster; nothing where there is none."""
    try:
        found = writer().indices.get_settings(index=alias(), name="index.uuid")
    except NotFoundError:
        return "", ""
    index, kept = next(iter(sorted(found.items())))
    return index, kept["settings"]["index"]["uuid"]


def refresh(index):
    writer().indices.refresh(index=index)


def count(index):
    return writer().count(index=index)["count"]


def is_red(index):
    """Whether a part of it is on no node."""
    return writer().cluster.health(index=index, timeout="1s", level="cluster")["status"] == "red"


def put_in_place(index):
    """From one moment to the next searches ask this one; what answered before is gone."""
    writer().indices.put_settings(index=index, settings=dict.fromkeys(WHILE_FILLED))
    refresh(index)
    before, _ = answering()
    actions = [{"add": {"index": index, "alias": alias()}}]
    if before and before != index:
        actions.append({"remove_index": {"index": before}})
    writer().indices.update_aliases(actions=actions)


def remove_all_but(*kept):
    """What a worker that was killed left behind."""
    for index in _ours():
        if index not in kept:
            writer().indices.delete(index=index, ignore_unavailable=True)


def _ours():
    made = re.compile(rf"{re.escape(alias())}-[0-9a-f]{{8}}-[0-9a-f]{{8}}")
    return [index for index in writer().indices.get_alias(index=f"{alias()}-*") if made.fullmatch(index)]


def _body():
    own = {
        "number_of_shards": settings.ELASTICSEARCH_SHARDS,
        "number_of_replicas": settings.ELASTICSEARCH_REPLICAS,
    }
    described = EntryDocument._index.to_dict()
    return {**described, "settings": {**described["settings"], **own}}


@cache
def _digest(text):
    return blake2b(text.encode(), digest_size=4).hexdigest()
