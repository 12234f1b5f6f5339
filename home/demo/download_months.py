"""Downloads of the demonstration's documents, spread over the last year as a quiet library sees them."""

from django.utils import timezone

from home.models import DownloadMonth
from home.months_in_a_row import last_months

# What of a year's downloads falls in each of the last twelve months, in hundredths.
SHARES = (4, 6, 9, 12, 10, 7, 6, 8, 11, 10, 9, 8)


def plant(document, now):
    """The months add up to what the document says in all."""
    left = document.download_count
    rows = []
    for month, share in zip(last_months(timezone.localdate(now), len(SHARES)), SHARES, strict=True):
        number = min(left, round(document.download_count * share / 100))
        left -= number
        rows.append(DownloadMonth(document=document, month=month, number=number))
    rows[-1].number += left
    DownloadMonth.objects.bulk_create(row for row in rows if row.number)
