"""Keeping the ledger: it says what the public may read now, and nothing else.

Call these inside the transaction that publishes, changes or withdraws. The ledger's rows are locked before
the published rows are read, so that of two writers the later one writes what both left behind.
"""

from datetime import timedelta

from django.db import transaction

from . import ledger
from .models import SearchEntry, SearchState
from .registry import source_of, sources

BATCH = 500
FIRST_LOOK_BACK = timedelta(days=1)


def refresh(model, pks):
    """Bring the entries of these rows into step with what is published: entered, changed or withdrawn."""
    source = source_of(model)
    if source is None:
        raise LookupError(
            f"{model._meta.label} cannot be found: register it in {model._meta.app_label}/search_sources.py."
        )
    for batch in _batches(pks):
        _refresh_batch(source, batch)


def forget(model, pks):
    """Take these rows out of search, published or not: for rows about to be erased or deleted."""
    for batch in _batches(pks):
        with transaction.atomic():
            ledger.withdraw(ledger.locked(SearchEntry.objects.of(model, batch)))


def follow_dates(now):
    """Refresh what the clock alone has made another since this was last called: an outcome whose moment came.

    Cheap, and run every minute; where nobody ran it for a week, the whole week is made good.
    """
    since = SearchState.objects.now().followed_dates_to or now - FIRST_LOOK_BACK
    for source in sources():
        refresh(source.model, source.changing(since, now))
    SearchState.objects.update_or_create(pk=1, defaults={"followed_dates_to": now})


def rebuild(progress=None):
    """Heal the whole ledger: everything published is entered, everything else withdrawn.

    progress: called with how many rows have been looked at and how many there are. Searching goes on
    meanwhile, and what is right already is not written again, so that this may run every night.
    """
    report = progress or (lambda done, total: None)
    keys_of = {source: _keys_to_heal(source) for source in sources()}
    done, total = 0, sum(map(len, keys_of.values()))
    report(done, total)
    for source, keys in keys_of.items():
        for batch in _batches(keys):
            _refresh_batch(source, batch)
            done += len(batch)
            report(done, total)
    _withdraw_strangers()


@transaction.atomic
def _refresh_batch(source, pks):
    kept = ledger.opened(source, pks)
    rows = source.published().filter(pk__in=list(kept))
    entries = {row.pk: source.to_entry(row) for row in rows}
    ledger.enter(source.kind, [(kept[pk], entry) for pk, entry in entries.items()])
    ledger.withdraw([stone for pk, stone in kept.items() if pk not in entries])


def _keys_to_heal(source):
    """What is published, and what the ledger takes for published."""
    published = source.published().order_by().values_list("pk", flat=True)
    believed = SearchEntry.objects.live().of_model(source.model).values_list("object_id", flat=True)
    return sorted({*published, *believed})


@transaction.atomic
def _withdraw_strangers():
    """Entries of models that are no longer registered belong to nobody."""
    known = [source.model._meta.label_lower for source in sources()]
    ledger.withdraw(ledger.locked(SearchEntry.objects.live().exclude(model__in=known)))


def _batches(pks):
    keys = sorted(set(pks))
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
