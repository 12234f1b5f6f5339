"""The queries and results of the engine that is being replaced."""

from dataclasses import dataclass, field

from .entries import Facet, Sort


@dataclass(frozen=True)
class Word:
    """One word that was typed, and the phrases that mean the same.

    also: each a tuple of words that stand side by side in the text;
    is_unfinished: it may be the beginning of a longer word.
    """

    text: str
    is_unfinished: bool = False
    also: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class SearchQuery:
    """What to look for. Terms are keys of rows, any of them; kinds are keys of Kind. No words: everything."""

    words: tuple[Word, ...] = ()
    sites: frozenset[int] = frozenset()
    priorities: frozenset[int] = frozenset()
    stages: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    sort: str = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10

    def chosen(self, facet):
        """What was chosen in one facet."""
        return {
            Facet.SITE: self.sites,
            Facet.PRIORITY: self.priorities,
            Facet.STAGE: self.stages,
            Facet.KIND: self.kinds,
        }[facet]


@dataclass(frozen=True)
class Hit:
    """One entry that answers a query, and the label of its model.

    Its texts are safe HTML, with <mark> around what matched; empty where no words were asked for.
    """

    entry_id: int
    model: str
    title: str = ""
    snippet: str = ""


@dataclass(frozen=True)
class SearchResults:
    """One page of hits, best first, and what else there is.

    total: how many entries answer, counted up to a bound; total_is_bound: there are more than `total`;
    facets: for each facet, how many entries carry each value, under every filter but the facet's own.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    total_is_bound: bool = False
    has_next: bool = False
    facets: dict[str, dict] = field(default_factory=dict)
