"""Is all in the index as the ledger has it? Compared by version, 1,000 entries at a time, and healed."""

from datetime import timedelta

from django.db import transaction

from search.models import SearchEntry

from . import indexes, owing, writing
from .models import Unmirrored

WINDOW = 1_000
EVERY = timedelta(hours=1)


def is_due(mirror, now):
    return (
        mirror.comparing_up_to is not None
        or mirror.is_doubtful
        or not mirror.compared_at
        or now - mirror.compared_at >= EVERY
    )


def go_on(hold, now, is_time_over):
    """Compare from where the last round ended. True: the whole index has been compared.

    What is missing or old is owed from then on; what the ledger does not know is removed.
    """
    if hold.mirror.comparing_up_to is None:
        _begin(hold, now)
    indexes.refresh(hold.mirror.index)
    while (last := hold.mirror.comparing_up_to) is not None:
        _compare_window(hold, last, now)
        if is_time_over():
            break
    return hold.mirror.comparing_up_to is None


def _begin(hold, now):
    Unmirrored.objects.filter(is_refused=True).update(is_refused=False)
    hold.note(comparing_up_to=0, comparison_began_at=now, healing=0)


def _compare_window(hold, after, now):
    """The ledger is read first: whatever is written from then on is owed anyway, and is left alone here."""
    known = dict(_ledger(after))
    until = max(known) if len(known) == WINDOW else None
    owed = set(Unmirrored.objects.filter(entry_id__in=known).values_list("entry_id", flat=True))
    kept = writing.versions(hold.mirror.index, after, until)
    strange = [key for key in kept if key not in known]
    wrong = {key: version for key, version in known.items() if key not in owed and kept.get(key) != version}
    writing.remove(strange, hold.mirror.index)
    _owe(wrong, kept, now)
    _note(hold, until, len(strange) + len(wrong), now)


def _ledger(after):
    entries = SearchEntry.objects.filter(pk__gt=after).order_by("pk")
    return entries.values_list("pk", "version")[:WINDOW]


@transaction.atomic
def _owe(wrong, kept, now):
    """What is old in the index is owed. What is ahead or was deleted there must also rise above that."""
    for key, version in wrong.items():
        there = kept.get(key, version + 1)
        if there > version:
            risen = SearchEntry.objects.filter(pk=key, version=version).update(version=there + 1)
            wrong[key] = there + 1 if risen else version
    owing.owe(wrong.items(), now)


def _note(hold, until, healed, now):
    healing = hold.mirror.healing + healed
    if until is not None:
        hold.note(comparing_up_to=until, healing=healing)
    else:
        sure = {"is_doubtful": False} if not healing else {}
        hold.note(comparing_up_to=None, compared_at=now, healing=0, healed=healing, **sure)
