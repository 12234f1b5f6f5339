"""Elasticsearch as an engine: it finds and counts tokens, and answers with keys of the ledger.

Points are sums of constants, so that they are the same whole numbers as in every other engine.
"""

from elasticsearch.dsl import FacetedSearch, Q, TermsFacet

from search.entries import Facet, Found, Sort, key_of
from search.mirror.cluster import reader
from search.mirror.indexes import alias

from .contract import IN_BODY, IN_LEAD, IN_TITLE, MOST_COUNTED, WITH_ALL

FIELDS = {"title_tokens": IN_TITLE, "lead_tokens": IN_LEAD, "body_tokens": IN_BODY}
# More than a vocabulary ever holds.
MOST_VALUES = 1_000
# Tokens that one beginning may stand for.
MOST_ENDINGS = 10_000
BY_POINTS = ({"_score": "desc"}, {"key": "desc"})
BY_DATE = ({"date": {"order": "desc", "missing": "_last"}}, {"key": "desc"})


class ElasticEngine:
    def search(self, query):
        page = slice(query.offset, query.offset + query.limit)
        return _found(EntrySearch(query)[page].execute())


class EntrySearch(FacetedSearch):
    """One query of ours as one request: a page of keys, the total, each facet under the others' filters."""

    facets = {facet.value: TermsFacet(field=facet.value, size=MOST_VALUES) for facet in Facet}

    def __init__(self, query):
        self.using, self.index = reader(), alias()
        chosen = {facet.value: list(labels) for facet, labels in query.labels.items()}
        by_date = query.sort == Sort.DATE or not query.words
        super().__init__(query, chosen, BY_DATE if by_date else BY_POINTS)

    def search(self):
        found = super().search().filter("term", is_live=True)
        # A part of the answer is no answer: then the database gives the whole one.
        found = found.params(allow_partial_search_results=False, request_cache=False)
        return found.extra(track_total_hits=MOST_COUNTED + 1, stored_fields="_none_").source(False)

    def query(self, search, query):
        if query.since or query.until:
            search = search.filter("range", date=_between(query.since, query.until))
        return search.query(_asked(query)) if query.words or query.without else search


def _between(since, until):
    days = {"gte": since, "lte": until}
    return {name: day.isoformat() for name, day in days.items() if day}


def _asked(query):
    """What answers: every required word, or any word where none is required. Each word adds its points."""
    points = [_points(word) for word in query.words]
    if len(points) > 1:
        points.append(_all_points(query.words))
    return Q(
        "bool",
        should=points,
        filter=[_anywhere(word.phrases) for word in query.required],
        must_not=[_anywhere(query.without)] if query.without else [],
        minimum_should_match=1 if query.words and not query.required else 0,
    )


def _points(word):
    """What the word is worth by the best field in which it stands."""
    fields = (_constant(_holds(word.phrases, field), word.worth * points) for field, points in FIELDS.items())
    return Q("dis_max", queries=list(fields))


def _all_points(words):
    every = Q("bool", filter=[_anywhere(word.phrases) for word in words])
    return _constant(every, WITH_ALL * sum(word.worth for word in words))


def _constant(query, points):
    return Q("constant_score", filter=query, boost=points)


def _anywhere(phrases):
    return Q("bool", should=[_holds(phrases, field) for field in FIELDS])


def _holds(phrases, field):
    """True of an entry that holds any of these phrases in the field."""
    alone = [phrase.tokens[0] for phrase in phrases if len(phrase.tokens) == 1 and not phrase.is_beginning]
    others = [_stands(phrase, field) for phrase in phrases if len(phrase.tokens) > 1 or phrase.is_beginning]
    return Q("bool", should=[Q("terms", **{field: alone}), *others] if alone else others)


def _stands(phrase, field):
    if len(phrase.tokens) == 1:
        return Q("prefix", **{field: phrase.tokens[0]})
    side_by_side = " ".join(phrase.tokens)
    if phrase.is_beginning:
        return Q("match_phrase_prefix", **{field: {"query": side_by_side, "max_expansions": MOST_ENDINGS}})
    return Q("match_phrase", **{field: side_by_side})


def _found(response):
    total = response.hits.total.value
    return Found(
        ids=tuple(int(hit.meta.sort[-1]) for hit in response),
        total=min(total, MOST_COUNTED),
        total_is_bound=total > MOST_COUNTED,
        facets={facet: _counts(response.facets[facet.value]) for facet in Facet},
    )


def _counts(values):
    return {key_of(label)[1]: count for label, count, _ in values}
