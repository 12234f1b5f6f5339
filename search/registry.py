"""What can be found: each app registers its models in search_sources.py, as admin.py does with the admin."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models


@dataclass(frozen=True)
class Entry:
    """What the public may find of one row. Texts are plain, without markup."""

    title: str
    url: str
    lead: str = ""
    body: str = ""
    date: object = None
    tumour_sites: list = field(default_factory=list)
    priorities: list = field(default_factory=list)
    stages: list = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """How one model is found.

    model: the Django model; `kind`: a key of entries.Kind, shown and filtered by;
    published: () -> QuerySet of exactly the rows that the public may read, prefetched for to_entry;
    to_entry: (row) -> Entry.
    """

    model: type[models.Model]
    kind: str
    published: Callable[[], models.QuerySet]
    to_entry: Callable[[models.Model], Entry]


_sources: dict[type[models.Model], Source] = {}


def register(source: Source):
    """Make the model findable. A second registration of the same model is a mistake and says so."""
    if source.model in _sources:
        raise ValueError(f"{source.model._meta.label} is registered for search twice.")
    _sources[source.model] = source


def sources():
    return tuple(_sources.values())


def source_of(model):
    return _sources.get(model)
