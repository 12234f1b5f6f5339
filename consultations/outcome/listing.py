"""The site-wide list of outcomes: each with what it found, and how its promises stand."""

from collections import Counter

from consultations import wording
from consultations.stages import day_of

from .promised import standings_of

MOST_FINDINGS = 3


def rows(pages, request, now):
    """What the list shows of each page. However many pages, the promises are asked for once."""
    counts = standings_of([page.pk for page in pages], day_of(now))
    return [_row(page, request, counts.get(page.pk, Counter())) for page in pages]


def _row(page, request, standings):
    findings = [block.value for block in page.outcome if block.block_type == "finding"]
    return {
        "title": page.title,
        "url": page.get_url(request),
        "published": wording.day(day_of(page.outcome_published_at)),
        "is_archived": page.archived_at is not None,
        "findings": findings[:MOST_FINDINGS],
        "more": max(0, len(findings) - MOST_FINDINGS),
        "standings": [{"standing": standing, "count": count} for standing, count in standings.items()],
    }
