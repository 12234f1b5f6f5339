"""Counts the portal's own words, now and then: spelling and rarity need no more than yesterday's figures."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Max, Sum

from search.analysis import spoken, token_of
from search.models import SearchEntry

from .models import PortalWord, SearchState

TOKENS = ("title_tokens", "lead_tokens", "body_tokens")
BATCH = 2_000
# A longer text has said most of its words by then.
MOST_READ = 20_000


def count_words(now, *, even_if_nothing_changed=False):
    """Count anew if the ledger has changed since; says whether it did."""
    described = _described()
    if described == SearchState.objects.now().counted_up_to and not even_if_nothing_changed:
        return False
    counts = _counted()
    _keep(counts)
    SearchState.objects.restamp(
        "counted_stamp", counted_at=now, counted_entries=counts.entries, counted_up_to=described
    )
    return True


def _described():
    """Changes whenever an entry does: versions only rise."""
    found = SearchEntry.objects.aggregate(Count("pk"), Max("pk"), Sum("version"))
    return "-".join(str(number) for number in found.values())


@dataclass
class Counts:
    """In how many entries each word stands, and each token, and how many entries there are."""

    words: Counter = field(default_factory=Counter)
    tokens: Counter = field(default_factory=Counter)
    entries: int = 0


def _counted():
    counts = Counts()
    rows = SearchEntry.objects.live().values_list("title", "about", "lead", "body", *TOKENS)
    for title, about, lead, body, *tokens in rows.iterator(chunk_size=BATCH):
        counts.entries += 1
        counts.words.update(set(spoken(f"{title} {about} {lead} {body}"[:MOST_READ])))
        counts.tokens.update(set(" ".join(tokens).split()))
    return counts


@transaction.atomic
def _keep(counts):
    PortalWord.objects.all().delete()
    PortalWord.objects.bulk_create(
        (
            PortalWord(
                word=word, token=token, entries=entries, token_entries=max(counts.tokens[token], entries)
            )
            for word, entries in counts.words.items()
            for token in (token_of(word),)
        ),
        batch_size=BATCH,
    )
