"""A plain reading of what an engine promises: every entry is looked at, one after the other, in Python."""

from collections import Counter
from datetime import date
from functools import cache

from search.engines.contract import IN_BODY, IN_LEAD, IN_TITLE, WITH_ALL
from search.entries import Facet, Found, Sort, key_of

FIELDS = {"title_tokens": IN_TITLE, "lead_tokens": IN_LEAD, "body_tokens": IN_BODY}


def read(query, entries):
    """What an engine must answer about these entries of the ledger."""
    said = [entry for entry in entries if says(query, entry)]
    found = [entry for entry in said if carries(query, entry)]
    by_date = query.sort == Sort.DATE or not query.words
    ordered = sorted(found, key=_by_date if by_date else lambda entry: (-points(query, entry), -entry.pk))
    page = ordered[query.offset : query.offset + query.limit]
    return Found(
        ids=tuple(entry.pk for entry in page),
        total=len(found),
        facets={facet: _counted(facet, query.but(facet), said) for facet in Facet},
    )


def says(query, entry):
    """Whether the entry answers the query, its labels apart."""
    words = query.required or query.words
    held = [holds(word.phrases, entry) for word in words]
    return (
        entry.is_live
        and (not words or (all(held) if query.required else any(held)))
        and not holds(query.without, entry)
        and (not query.since or (entry.date is not None and entry.date >= query.since))
        and (not query.until or (entry.date is not None and entry.date <= query.until))
    )


def carries(query, entry):
    """Whether the entry has a label of each facet in which something was chosen."""
    return all(set(labels) & set(entry.labels.split()) for labels in query.labels.values())


def points(query, entry):
    best = [_best(word, entry) for word in query.words]
    gained = sum(word.worth * field for word, field in zip(query.words, best, strict=True))
    has_all = len(query.words) > 1 and all(best)
    return gained + (WITH_ALL * sum(word.worth for word in query.words) if has_all else 0)


def holds(phrases, entry):
    return any(_stands(phrase, _tokens(getattr(entry, field))) for field in FIELDS for phrase in phrases)


def _best(word, entry):
    return max(
        (
            worth
            for field, worth in FIELDS.items()
            if any(_stands(phrase, _tokens(getattr(entry, field))) for phrase in word.phrases)
        ),
        default=0,
    )


@cache
def _tokens(text):
    return text.split()


def _stands(phrase, tokens):
    first, long = phrase.tokens[0], len(phrase.tokens)
    begun = (at for at, token in enumerate(tokens) if token.startswith(first))
    return any(_is(phrase, tokens[at : at + long]) for at in begun)


def _is(phrase, tokens):
    *whole, last = tokens
    *asked, end = phrase.tokens
    return whole == asked and (last.startswith(end) if phrase.is_beginning else last == end)


def _by_date(entry):
    return (-(entry.date or date.min).toordinal(), -entry.pk)


def _counted(facet, query, entries):
    labels = [label for entry in entries if carries(query, entry) for label in entry.labels.split()]
    counts = Counter(key_of(label) for label in labels)
    return {key: number for (labelled, key), number in counts.items() if labelled == facet}
