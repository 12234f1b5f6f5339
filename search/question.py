"""What a reader asked, out of the query of the address: each part is understood or left out, never wrong."""

from datetime import date
from functools import cached_property

from django.utils import formats

from .entries import Facet, Kind, SearchQuery, Sort
from .text import plain
from .wording.spelling import corrected
from .wording.thesaurus import name_of
from .words import asked

PAGE_SIZE = 10
LAST_PAGE = 100
LONGEST_TEXT = 1_000
LONGEST_SLUG = 40
WORDS, EXACTLY, SORT, NUMBER, SINCE, UNTIL = "q", "exactly", "sort", "page", "from", "to"


class Question:
    """`query` is the reader's QueryDict, `vocabularies` what it may name, `wording` the words in force.

    ?q=womb+scan&site=womb&kind=story&place=thanet&from=2026-01-01&to=2026-06-30&sort=date&exactly=1&page=2
    """

    def __init__(self, query, vocabularies, wording=None, *, text=None):
        self.query = query
        self.vocabularies = vocabularies
        self.wording = wording
        self.text = plain(query.get(WORDS, "")[:LONGEST_TEXT]) if text is None else text
        self.sort = query.get(SORT) if query.get(SORT) in Sort else Sort.RELEVANCE
        self.number = _number(query.get(NUMBER, ""))
        self.since, self.until = _day(query.get(SINCE, "")), _day(query.get(UNTIL, ""))

    @property
    def is_exact(self):
        """Only what was typed, as it was typed: no other names for it, and no correction."""
        return self.query.get(EXACTLY) == "1"

    @cached_property
    def asked(self):
        about = frozenset(term.pk for term in self.chosen[Facet.SITE])
        return asked(self.text, self.wording, about=about, exactly=self.is_exact)

    @property
    def words(self):
        return self.asked.words

    @cached_property
    def chosen(self):
        """For each facet what was chosen: terms, or kinds."""
        terms = {
            facet: self.vocabularies.named(facet, self._given(facet)) for facet in self.vocabularies.terms
        }
        return terms | {Facet.KIND: [kind for kind in Kind if kind.value in self._given(Facet.KIND)]}

    @property
    def chosen_kinds(self):
        return self.chosen[Facet.KIND]

    @property
    def promoted(self):
        """Keys of the entries that an editor put first for exactly these words."""
        return self.wording.promotions.get(name_of(self.text).tokens, ())

    def corrected(self):
        """The same question with the spelling that was probably meant; None where nothing seems wrong."""
        text = "" if self.is_exact or not self.wording else corrected(self.text, self.wording)
        return Question(self.query, self.vocabularies, self.wording, text=text) if text else None

    @property
    def unknown(self):
        """What was asked to narrow by and nobody knows, cut short."""
        for facet in Facet:
            known = {slug for choice in self.chosen[facet] for slug in self._slugs(facet, choice)}
            yield from (plain(slug)[:LONGEST_SLUG] for slug in self._given(facet) if slug not in known)

    @property
    def has_filters(self):
        return any(self.chosen.values()) or bool(self.since or self.until)

    @property
    def is_open(self):
        """Nothing was asked yet."""
        return not (self.text or self.has_filters)

    @property
    def is_answerable(self):
        """There is something to look for: a word, or a filter and no text that says nothing."""
        return bool(self.words or self.asked.without) or (self.has_filters and not self.text)

    def to_search(self):
        return SearchQuery(
            words=self.words,
            without=self.asked.without,
            chosen={
                facet: frozenset(map(_key, choices)) for facet, choices in self.chosen.items() if choices
            },
            since=self.since,
            until=self.until,
            sort=self.sort,
            offset=(self.number - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
        )

    @property
    def heading(self):
        """What a page without words is about: the names of what was chosen."""
        return ", ".join(chip["label"] for chip in self.chips())

    @property
    def in_words(self):
        """The whole question in one line: “scan”, Breast, Patient stories."""
        quoted = [f"“{self.text}”"] if self.text else []
        return ", ".join([*quoted, *(chip["label"] for chip in self.chips())])

    def chips(self):
        """What is chosen, each with the address without it."""
        terms = [
            {"label": _label(choice), "remove_url": self._without(facet, choice)}
            for facet in Facet
            for choice in self.chosen[facet]
        ]
        days = [("From", SINCE, self.since), ("Up to", UNTIL, self.until)]
        return terms + [
            {"label": f"{word} {formats.date_format(day)}", "remove_url": self._address(name)}
            for word, name, day in days
            if day
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
            for facet in Facet
        ]

    def without_filters(self):
        return self._address(*(facet.value for facet in Facet), SINCE, UNTIL)

    def first_page(self):
        return self._address()

    def exactly(self):
        """The address of the same question without other names, longer words and corrections."""
        query = self._address_parts()
        query[EXACTLY] = "1"
        return f"?{query.urlencode()}"

    def with_other_names(self):
        """The address of the same question, not exactly."""
        return self._address(EXACTLY)

    def only(self, kind):
        """The address of the same question for one kind of result; for every kind where it is None."""
        query = self._address_parts(Facet.KIND.value)
        if kind:
            query[Facet.KIND.value] = kind.value
        return f"?{query.urlencode()}"

    def kinds(self, results):
        """Everything, and each kind that answers: with how many, and the address of those alone."""
        counts, chosen = results.facets.get(Facet.KIND, {}), self.chosen[Facet.KIND]
        yield {"label": "Everything", "url": self.only(None), "chosen": not chosen}
        for kind in Kind:
            if counts.get(kind.value):
                count = _shown(counts[kind.value], results)
                is_chosen = chosen == [kind]
                yield {"label": kind.label, "count": count, "url": self.only(kind), "chosen": is_chosen}

    def asking(self, text):
        """The address of the same question with another text."""
        query = self._address_parts(EXACTLY)
        query[WORDS] = text
        return f"?{query.urlencode()}"

    def _options(self, facet, results):
        counts = results.facets.get(facet, {})
        for key, value, choice in self._values(facet):
            count, chosen = counts.get(key, 0), choice in self.chosen[facet]
            if count or chosen:
                yield {
                    "value": value,
                    "label": _label(choice),
                    "number": count,
                    "count": _shown(count, results),
                    "chosen": chosen,
                }

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
        return f"?{self._address_parts(*without).urlencode()}"

    def _address_parts(self, *without):
        query = self.query.copy()
        for name in (NUMBER, *without):
            query.pop(name, None)
        return query


def _key(choice):
    return choice.value if isinstance(choice, Kind) else choice.pk


def _day(text):
    """The day in a date input of a form; None where that is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _label(choice):
    return choice.label if isinstance(choice, Kind) else choice.name


def _shown(count, results):
    return f"{count:,}{'+' if results.total_is_bound else ''}"


def _number(text):
    """The page asked for; the first where that is no page."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), LAST_PAGE)
