"""The hand that writes the ledger: locks its rows, compares, and writes what changed, many rows at a time."""

import json
from datetime import date, datetime
from hashlib import blake2b

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from . import rows
from .analysis import token_text
from .entries import Facet
from .mirror import owing
from .models import SearchEntry
from .text import plain

TERMS = {
    "tumour_sites": Facet.SITE,
    "priorities": Facet.PRIORITY,
    "stages": Facet.STAGE,
    "places": Facet.PLACE,
}
WORDS = ("title", "about", "lead", "body")
TOKENS = ("title_tokens", "lead_tokens", "body_tokens")
SAID = ("kind", "date", "url", "facts", "statuses", "labels", "parts", *WORDS)
WRITTEN = ("is_live", "version", "digest", *SAID, *TOKENS)
# Where how words become tokens changes, this changes too: then a rebuild writes every entry anew.
ANALYSIS = 1
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
        SearchEntry(model=source.model._meta.label_lower, object_id=pk, kind=source.kind)
        for pk in sorted(set(new))
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
    changed = [kept for kept, digest in filled if not kept.is_live or kept.digest != digest]
    for kept, digest in filled:
        kept.digest = digest
    for kept in changed:
        kept.is_live, kept.version = True, kept.version + 1
        analyse(kept)
    _write(changed)


def withdraw(entries):
    """Leave a stone: no words, no terms, a higher version."""
    gone = [entry for entry in entries if entry.is_live]
    for entry in gone:
        entry.is_live, entry.digest, entry.url, entry.date = False, "", "", None
        entry.facts, entry.statuses, entry.parts = [], [], []
        for name in (*WORDS, *TOKENS, "labels"):
            setattr(entry, name, "")
        entry.version += 1
    _write(gone)


def analyse(entry):
    """Make its tokens anew from its texts."""
    entry.title_tokens = token_text(entry.title)
    entry.lead_tokens = token_text(entry.lead, entry.about)
    entry.body_tokens = token_text(entry.body)


def _locked_by_key(source, pks):
    return {entry.object_id: entry for entry in locked(SearchEntry.objects.of(source.model, pks))}


def _filled(kept, kind, content):
    """The entry with its new content, and the digest of it."""
    kept.title = plain(content.title)[:300]
    kept.lead = plain(content.lead)[:LONGEST_LEAD]
    kept.body, kept.parts = _body(content)
    kept.date, kept.url, kept.kind = _day(content.date), content.url, kind
    kept.facts = [plain(fact) for fact in content.facts]
    kept.labels = _labels(kind, content)
    kept.about = "; ".join([*(names_of(term) for term in _carried(content)), *kept.facts])
    kept.statuses = [[moment.isoformat(), plain(word)] for moment, word in content.statuses]
    return kept, _digest(kept)


def _body(content):
    """All words behind the lead, as long as they may be, and (where, place of its first letter) of its
    parts."""
    body, begins = plain(content.body), []
    for where, words in content.parts:
        if len(body) >= LONGEST_BODY:
            break
        begins.append([plain(where), len(body) + bool(body)])
        body = f"{body} {plain(words)}".strip()
    return body[:LONGEST_BODY], begins


def _labels(kind, content):
    terms = {facet.label_of(term.pk) for name, facet in TERMS.items() for term in getattr(content, name)}
    return " ".join([Facet.KIND.label_of(kind), *sorted(terms)])


def _carried(content):
    return [term for name in TERMS for term in getattr(content, name)]


def _day(moment):
    if isinstance(moment, datetime):
        return timezone.localdate(moment) if timezone.is_aware(moment) else moment.date()
    return moment if isinstance(moment, date) else None


def _digest(entry):
    said = [ANALYSIS, *(getattr(entry, name) for name in SAID)]
    return blake2b(json.dumps(said, cls=DjangoJSONEncoder).encode(), digest_size=16).hexdigest()


def _write(entries):
    """The keys are known, so this is an update of many rows at once; nothing is ever inserted here."""
    if entries:
        rows.write(entries, WRITTEN)
        owing.note(entries)
