"""What a reader asked, out of the query of the address: each part is understood or left out, never wrong."""

from functools import cached_property

from .earlier import SearchQuery
from .entries import Facet, Kind, Sort
from .text import plain
from .words import asked

PAGE_SIZE = 10
LAST_PAGE = 100
LONGEST_TEXT = 1_000
LONGEST_SLUG = 40


class Question:
    """`query` is the reader's QueryDict, `vocabularies` what it may name."""

    def __init__(self, query, vocabularies):
        self.query = query
        self.vocabularies = vocabularies
        self.text = plain(query.get("q", "")[:LONGEST_TEXT])
        self.sort = query.get("sort") if query.get("sort") in Sort else Sort.RELEVANCE
        self.number = _number(query.get("page", ""))

    @cached_property
    def words(self):
        return asked(self.text, self.vocabularies.names_of_sites()) if self.text else ()

    @cached_property
    def chosen(self):
        """For each facet what was chosen: terms, or kinds."""
        terms = {
            facet: self.vocabularies.named(facet, self._given(facet)) for facet in self.vocabularies.terms
        }
        return terms | {Facet.KIND: [kind for kind in Kind if kind.value in self._given(Facet.KIND)]}

    @property
    def unknown(self):
        """What was asked to narrow by and nobody knows, cut short."""
        for facet in list(Facet)[:4]:
            known = {slug for choice in self.chosen[facet] for slug in self._slugs(facet, choice)}
            yield from (plain(slug)[:LONGEST_SLUG] for slug in self._given(facet) if slug not in known)

    @property
    def has_filters(self):
        return any(self.chosen.values())

    @property
    def is_open(self):
        """Nothing was asked yet."""
        return not (self.text or self.has_filters)

    @property
    def is_answerable(self):
        """There is something to look for: a word, or a filter and no text that says nothing."""
        return bool(self.words) or (self.has_filters and not self.text)

    def to_search(self):
        return SearchQuery(
            words=self.words,
            sites=_keys(self.chosen[Facet.SITE]),
            priorities=_keys(self.chosen[Facet.PRIORITY]),
            stages=_keys(self.chosen[Facet.STAGE]),
            kinds=frozenset(kind.value for kind in self.chosen[Facet.KIND]),
            sort=self.sort,
            offset=(self.number - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
        )

    @property
    def heading(self):
        """What a page without words is about: the names of what was chosen."""
        return ", ".join(chip["label"] for chip in self.chips())

    def chips(self):
        """What is chosen, each with the address without it."""
        return [
            {"label": _label(choice), "remove_url": self._without(facet, choice)}
            for facet in list(Facet)[:4]
            for choice in self.chosen[facet]
        ]

    def filters(self, results):
        """What a further choice would leave: for each facet its values, with counts."""
        return [
            {
                "legend": facet.label,
                "name": facet.value,
                "open": bool(self.chosen[facet]),
                "options": list(self._options(facet, results)),
            }
            for facet in list(Facet)[:4]
        ]

    def without_filters(self):
        return self._address(*list(Facet)[:4])

    def first_page(self):
        return self._address()

    def _options(self, facet, results):
        counts = results.facets.get(facet, {})
        for key, value, choice in self._values(facet):
            count, chosen = counts.get(key, 0), choice in self.chosen[facet]
            if count or chosen:
                shown = f"{count:,}{'+' if results.total_is_bound else ''}"
                yield {"value": value, "label": _label(choice), "count": shown, "chosen": chosen}

    def _values(self, facet):
        """(key in the counts, value in the address, choice) of everything that the facet can hold."""
        if facet == Facet.KIND:
            return [(kind.value, kind.value, kind) for kind in Kind]
        return [(term.pk, term.slug, term) for term in self.vocabularies.terms[facet].values()]

    def _given(self, facet):
        return list(dict.fromkeys(filter(None, self.query.getlist(facet.value))))

    def _slugs(self, facet, choice):
        return {choice.value} if facet == Facet.KIND else self.vocabularies.slugs_of(facet, choice)

    def _without(self, facet, choice):
        query = self._address_parts()
        gone = self._slugs(facet, choice)
        query.setlist(facet.value, [slug for slug in query.getlist(facet.value) if slug not in gone])
        return f"?{query.urlencode()}"

    def _address(self, *without):
        query = self._address_parts()
        for name in without:
            query.pop(name.value, None)
        return f"?{query.urlencode()}"

    def _address_parts(self):
        query = self.query.copy()
        query.pop("page", None)
        return query


def _keys(terms):
    return frozenset(term.pk for term in terms)


def _label(choice):
    return choice.label if isinstance(choice, Kind) else choice.name


def _number(text):
    """The page asked for; the first where that is no page."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), LAST_PAGE)
