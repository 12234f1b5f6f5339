"""What can be found: each app registers its models in search_sources.py, as admin.py does with the admin."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from .entries import Kind


@dataclass(frozen=True)
class Entry:
    """What the public may find of one row. Texts are plain, without markup.

    lead: what it is, in a sentence or two; body: everything else that should be found;
    parts: pairs of where and words that follow the body, for example ("On page 7", "…"): a result whose
    words were found there says where;
    date: the day to sort it by; tumour_sites, priorities, stages, places: its terms (rows, not keys);
    facts: short lines shown beside the title, for example ("PDF", "1.2 MB", "12 pages");
    statuses: what it is called from which moment on, for what changes with time alone, for example
    ((opens_at, "Open"), (closes_at, "Closed")). The page shows the last one that has come.
    """

    title: str
    url: str
    lead: str = ""
    body: str = ""
    parts: Sequence[tuple[str, str]] = ()
    date: date | datetime | None = None
    tumour_sites: Sequence[models.Model] = ()
    priorities: Sequence[models.Model] = ()
    stages: Sequence[models.Model] = ()
    places: Sequence[models.Model] = ()
    facts: Sequence[str] = ()
    statuses: Sequence[tuple[datetime, str]] = ()


@dataclass(frozen=True)
class Source:
    """How one model is found.

    model: the Django model, whose key is a whole number; `kind`: a key of entries.Kind;
    published: () -> QuerySet of exactly the rows that the public may read, prefetched for to_entry. It must
    ask the database nothing until it is read: a page of results joins those of several models in one query;
    to_entry: (row) -> Entry, without a further query;
    changing: (since, until) -> keys of the rows whose entry became another between these two moments by the
    clock alone, without anybody saving anything.
    """

    model: type[models.Model]
    kind: str
    published: Callable[[], models.QuerySet]
    to_entry: Callable[[models.Model], Entry]
    changing: Callable[[datetime, datetime], Iterable[int]] = lambda since, until: ()


_sources: dict[type[models.Model], Source] = {}


def register(source: Source):
    """Make the model findable. A second registration of the same model is a mistake and says so."""
    if source.model in _sources:
        raise ValueError(f"{source.model._meta.label} is registered for search twice.")
    if source.kind not in Kind:
        raise ValueError(f"{source.kind!r} is no kind of search.entries.Kind: use one of {Kind.values}.")
    _sources[source.model] = source


def sources():
    return tuple(_sources.values())


def source_of(model):
    """The source of this model, or None where it cannot be found."""
    return _sources.get(model)


def source_labelled(label):
    """The source of the model with this label ("home.newspage"), or None."""
    return next((source for source in _sources.values() if source.model._meta.label_lower == label), None)
