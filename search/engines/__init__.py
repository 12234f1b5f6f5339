"""What answers a search. Whatever it is, it keeps the promise of `Engine` and passes one contract."""

from typing import Protocol

from search.earlier import SearchQuery, SearchResults

from .database import DatabaseEngine


class Engine(Protocol):
    def search(self, query: SearchQuery) -> SearchResults:
        """One page of what answers any word of the query, best first, with counts. It raises for no input."""


def engine_in_use() -> Engine:
    """The engine inside the database, which needs nothing else to run."""
    return DatabaseEngine()
