"""The only language spoken in search: kinds of entries, queries in, results out."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.db import models


class Kind(models.TextChoices):
    """What a person has found, in the order in which filters list it."""

    PAGE = "page", "Information pages"
    DOCUMENT = "document", "Documents"
    STORY = "story", "Patient stories"
    CONSULTATION = "consultation", "Consultations"
    PRACTICE = "practice", "Best practice"
    PATHWAY = "pathway", "Pathways"
    SUPPORT = "support", "Support services"
    NEWS = "news", "News"

    @property
    def one(self):
        """What one thing of this kind is called."""
        return ONE.get(self, self.label)


ONE = {
    Kind.PAGE: "Information",
    Kind.DOCUMENT: "Document",
    Kind.STORY: "Patient story",
    Kind.CONSULTATION: "Consultation",
    Kind.PATHWAY: "Pathway",
    Kind.SUPPORT: "Support service",
}


class Facet(models.TextChoices):
    """What results are narrowed by. The value is the name in the address, for example ?site=breast."""

    SITE = "site", "Type of cancer"
    PRIORITY = "priority", "Priority"
    STAGE = "stage", "Part of care"
    KIND = "kind", "Kind of result"
    PLACE = "place", "Place"

    def label_of(self, key):
        """How an entry carries one value: 's12', 'kstory'. `key` is the key of a term, or of Kind."""
        return f"{LETTERS[self]}{key}"


LETTERS = {Facet.SITE: "s", Facet.PRIORITY: "p", Facet.STAGE: "g", Facet.KIND: "k", Facet.PLACE: "l"}


def key_of(label):
    """(facet, key) of a label: what label_of was given."""
    facet = {letter: facet for facet, letter in LETTERS.items()}[label[0]]
    return facet, label[1:] if facet == Facet.KIND else int(label[1:])


class Sort(models.TextChoices):
    RELEVANCE = "relevance", "Best match"
    DATE = "date", "Newest first"


@dataclass(frozen=True)
class Phrase:
    """Tokens (of search.analysis) that stand side by side in one field, in this order.

    is_beginning: the last of them may be the beginning of a longer token.
    """

    tokens: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True)
class Word:
    """One thing that was asked for. An entry answers it with any of its phrases, in any one field.

    text: as it was typed; phrases: what was typed comes first, then what means the same;
    is_required: it stood in quotes, and nothing without it answers;
    worth: 1 to 20, how much it tells: a rare word more than a common one.
    """

    text: str
    phrases: tuple[Phrase, ...]
    is_required: bool = False
    worth: int = 10


@dataclass(frozen=True)
class SearchQuery:
    """What to look for. An entry answers if

    - it answers every required word; and any word, where none is required (no words: everything does);
    - it holds none of the phrases in `without`;
    - of each facet in which something was chosen it carries at least one value;
    - its date lies between `since` and `until`, both included (an entry without a date never does).

    chosen: {facet: keys}: keys of terms (whole numbers), or keys of Kind.
    """

    words: tuple[Word, ...] = ()
    without: tuple[Phrase, ...] = ()
    chosen: dict[str, frozenset] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: str = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10

    @property
    def required(self):
        return tuple(word for word in self.words if word.is_required)

    @property
    def labels(self):
        """{facet: labels} of what was chosen, in a fixed order. Of each facet any one label will do."""
        return {
            facet: tuple(sorted(facet.label_of(key) for key in self.chosen[facet]))
            for facet in Facet
            if self.chosen.get(facet)
        }

    def but(self, facet):
        """The same query without what was chosen in this facet."""
        return replace(self, chosen={name: keys for name, keys in self.chosen.items() if name != facet})


@dataclass(frozen=True)
class Found:
    """What an engine answers: keys of ledger entries in its order, and what else there is.

    total: how many entries answer; counted up to a bound, and total_is_bound says that there are more;
    facets: {facet: {key: count}}, each facet counted under every filter but its own. Zeros are left out.
    """

    ids: tuple[int, ...] = ()
    total: int = 0
    total_is_bound: bool = False
    facets: dict[str, dict] = field(default_factory=dict)


@dataclass(frozen=True)
class Hit:
    """One entry that answers a query, and the label of its model.

    words: what is to be marked where it is shown; is_promoted: an editor put it first.
    """

    entry_id: int
    model: str
    words: tuple[Word, ...] = ()
    is_promoted: bool = False


@dataclass(frozen=True)
class SearchResults:
    """One page of hits, best first, and what else there is: as in Found, and

    also_searched_for: other words that were looked for beside the typed ones ("endometrial");
    corrected: what was looked for instead, where nothing was found for what was typed;
    did_you_mean: what else may have been meant, where something was found.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    total_is_bound: bool = False
    has_next: bool = False
    facets: dict[str, dict] = field(default_factory=dict)
    also_searched_for: tuple[str, ...] = ()
    corrected: str = ""
    did_you_mean: str = ""
