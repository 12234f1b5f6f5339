"""What every engine promises. tests/search/test_engine_contract.py holds each of them to it."""

from typing import Protocol

from search.entries import Found, SearchQuery

# What is counted exactly. Beyond it the page says "more than", and no search costs more.
MOST_COUNTED = 10_000
# What a word is worth by the best field in which any of its phrases stands.
IN_TITLE, IN_LEAD, IN_BODY = 4, 2, 1
# An entry that answers all of several words gains this for each of them on top.
WITH_ALL = 3


class Engine(Protocol):
    """An engine only matches tokens: texts are analysed before, in search.analysis, for all engines alike.

    The fields of an entry are `title_tokens`, `lead_tokens` and `body_tokens` (tokens with single spaces
    between), `labels` ("kstory s12 p3"), and `date`. An engine that keeps a copy elsewhere indexes the tokens
    as they are (split at spaces, positions kept) and need not keep the texts: the ledger has what is shown.
    """

    def search(self, query: SearchQuery) -> Found:
        """Keys of what answers, from `offset` on and at most `limit`, and the counts. Raises for no input.

        By date: the newest first, those without a date last, and of the same day the higher key first.
        By relevance: by points, and of the same points the higher key first. Each word that an entry answers
        gives `worth` times IN_TITLE, IN_LEAD or IN_BODY; if there are several words and it answers all, each
        gives `worth` times WITH_ALL more. Points are whole numbers, so that all engines agree. They are only
        a first order: search.ranking reads the best 200 of it anew.
        Without words the order is by date.

        Up to MOST_COUNTED answers all this is exact. Where more answer, an engine may look at the newest
        MOST_COUNTED of them (the highest keys), and as many of those that answer all words.
        """
