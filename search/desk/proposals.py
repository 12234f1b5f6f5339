"""What could be added to the list of words, from what people looked for in vain. A person decides."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

NEAR_ENOUGH = 78
MOST = 3


@dataclass(frozen=True)
class Proposal:
    """`words` found nothing `empty` times; `others` are words of ours that look like them."""

    words: str
    empty: int
    others: tuple[str, ...]


def proposals(searches, lexicon):
    """For each search that found nothing, the most often first, the words of ours that are nearest to it."""
    return [Proposal(search.words, search.empty, _near(search.words, lexicon)) for search in searches]


def _near(words, lexicon):
    found = process.extract(words, lexicon.words, scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH, limit=MOST)
    return tuple(word for word, _, _ in found if word != words)
