"""What is new to a search: what answers it and came into the ledger after the last look."""

from django.http import QueryDict

from search.answers import question_of
from search.engines.database import DatabaseEngine
from search.models import SearchEntry

MOST_AT_ONCE = 200


def newest_entry():
    """The key of the newest entry of the ledger; 0 while there is none. Keys only rise."""
    newest = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def new_since(alert):
    """Keys of entries that answer the alert's search and that its last look did not see, the newest first."""
    question = question_of(QueryDict(alert.asked))
    return DatabaseEngine().newer(question.to_search(), than=alert.seen_up_to, most=MOST_AT_ONCE)
