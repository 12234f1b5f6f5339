"""The hand that writes the ledger: locks its rows, compares, and writes what changed, many rows at a time."""

import json
from datetime import date, datetime
from hashlib import blake2b

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from .models import SearchEntry
from .text import plain

TERMS = ("tumour_sites", "priorities", "stages")
WORDS = ("title", "about", "lead", "body")
WRITTEN = ("kind", "is_live", "version", "digest", "date", "url", "facts", "statuses", *WORDS)
# PostgreSQL refuses to index a text of over a megabyte; this many characters stay under it in any script.
LONGEST_BODY = 200_000
LONGEST_LEAD = 20_000


def locked(entries):
    """These entries, held until the transaction ends, in one order for every writer."""
    return list(entries.select_for_update().order_by("pk"))


def opened(source, pks):
    """{key: entry} for these rows, locked. What is published for the first time gets an empty entry here."""
    found = _locked_by_key(source, pks)
    missing = [pk for pk in pks if pk not in found]
    new = source.published().filter(pk__in=missing).order_by().values_list("pk", flat=True) if missing else []
    stones = [
        SearchEntry(model=source.model._meta.label_lower, object_id=pk, kind=source.kind) for pk in set(new)
    ]
    if not stones:
        return found
    SearchEntry.objects.bulk_create(stones, ignore_conflicts=True)
    return _locked_by_key(source, pks)


def names_of(term):
    """What a term is called, everyday and clinical: what carries it is found by these words."""
    return plain(f"{term.name}, {getattr(term, 'clinical_name', '')}").strip(", ")


def enter(kind, pairs):
    """Write each (entry, what the public may find of it), where it says anything new."""
    filled = [_filled(kept, kind, content) for kept, content in pairs]
    changed = [(kept, terms) for kept, terms, is_changed in filled if is_changed]
    _write([kept for kept, _ in changed])
    for field in TERMS:
        _write_terms(field, {kept.pk: terms[field] for kept, terms in changed})


def withdraw(entries):
    """Leave a stone: no words, no terms, a higher version."""
    gone = [entry for entry in entries if entry.is_live]
    for entry in gone:
        entry.is_live, entry.digest, entry.url, entry.date = False, "", "", None
        entry.title = entry.about = entry.lead = entry.body = ""
        entry.facts, entry.statuses = [], []
        entry.version += 1
    _write(gone)
    for field in TERMS:
        _write_terms(field, {entry.pk: () for entry in gone})


def _locked_by_key(source, pks):
    return {entry.object_id: entry for entry in locked(SearchEntry.objects.of(source.model, pks))}


def _filled(kept, kind, content):
    """The entry with its new content, the keys of its terms, and whether it differs from before."""
    kept.title = plain(content.title)[:300]
    kept.lead = plain(content.lead)[:LONGEST_LEAD]
    kept.body = plain(content.body)[:LONGEST_BODY]
    kept.date, kept.url, kept.kind = _day(content.date), content.url, kind
    kept.facts = [plain(fact) for fact in content.facts]
    carried = [*content.tumour_sites, *content.priorities, *content.stages]
    kept.about = "; ".join([*(names_of(term) for term in carried), *kept.facts])
    kept.statuses = [[moment.isoformat(), plain(word)] for moment, word in content.statuses]
    terms = {field: sorted({term.pk for term in getattr(content, field)}) for field in TERMS}
    digest = _digest(kept, terms)
    is_changed = not kept.is_live or kept.digest != digest
    if is_changed:
        kept.is_live, kept.digest, kept.version = True, digest, kept.version + 1
    return kept, terms, is_changed


def _day(moment):
    if isinstance(moment, datetime):
        return timezone.localdate(moment) if timezone.is_aware(moment) else moment.date()
    return moment if isinstance(moment, date) else None


def _digest(entry, terms):
    content = {name: getattr(entry, name) for name in ("kind", "date", "url", "facts", "statuses", *WORDS)}
    spoken = json.dumps([content, terms], sort_keys=True, cls=DjangoJSONEncoder)
    return blake2b(spoken.encode(), digest_size=16).hexdigest()


def _write(entries):
    """The keys are known, so this is an update of many rows at once; nothing is ever inserted here."""
    if entries:
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN
        )


def _write_terms(field, terms_by_entry):
    carrier = getattr(SearchEntry, field).through
    term = getattr(SearchEntry, field).field.m2m_reverse_field_name()
    carrier.objects.filter(searchentry__in=list(terms_by_entry)).delete()
    carrier.objects.bulk_create(
        carrier(**{"searchentry_id": pk, f"{term}_id": key})
        for pk, keys in terms_by_entry.items()
        for key in keys
    )
