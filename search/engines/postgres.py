"""Texts in PostgreSQL: a stored tsvector finds, and rare words weigh more here, for to ts_rank all are alike.

How rare a word is, is counted among what was found: whatever holds the word is there, so the count is exact.
"""

from search.entries import Sort

from .sql import Sql, joined, sql
from .terms import LEDGER, chosen_terms, slim_ledger

# How much a word in the body, the lead, the terms' names and the title is worth, in PostgreSQL's order.
WEIGHTS = "ARRAY[0.4, 0.8, 0.7, 1.0]::real[]"
# A word says more of a short text than of a long one, but not much more.
LENGTH = "(1 + ln(1 + length(e.text_index) / 200.0::float8))"
ALL_WORDS_WORTH = 1.5
# Where PostgreSQL has not counted the table yet.
FEWEST_ENTRIES = 1_000


class PostgresTexts:
    def __init__(self, bound):
        self.bound = bound

    def ranked(self, query):
        """(id, score) of the newest `bound` entries that match any word, and of as many that match all."""
        if not query.words:
            return self._newest(query)
        if query.sort == Sort.DATE:
            return self._found(query, _any(query.words), Sql(f"{_day('e.date')} AS score"))
        phrases = [phrase for word in query.words for phrase in _phrases(word)]
        columns = _ranks(query.words, phrases)
        tries = [self._found(query, _any(query.words), columns)]
        if len(query.words) > 1:
            tries.append(self._found(query, _all(query.words), columns))
        return _weighed(joined(" UNION ", tries), len(phrases))

    def matching(self, query):
        """(id) of the same entries, when only their number is asked for."""
        if not query.words:
            return self._newest(query)
        return self._found(query, _any(query.words), Sql("0 AS score"))

    def marked(self, query, ids, start, stop):
        """(id, title, lead, body) with the matched words between `start` and `stop`, texts cut to fit."""
        marks = f'StartSel="{start}", StopSel="{stop}"'
        lengths = {
            "title": "HighlightAll=true",
            "lead": "MaxWords=40, MinWords=25",
            "body": "MaxWords=32, MinWords=20",
        }
        columns = [
            sql(f"ts_headline('english', {column}, {{}}, {{}})", _any(query.words), f"{marks}, {length}")
            for column, length in lengths.items()
        ]
        return sql(f"SELECT id, {{}} FROM {LEDGER} WHERE id IN ({{}})", joined(", ", columns), ids)

    def _found(self, query, expression, columns):
        return sql(
            f"(SELECT e.id, {{}} FROM {LEDGER} e WHERE e.text_index @@ {{}} {{}}"
            " ORDER BY e.id DESC LIMIT {})",
            columns,
            expression,
            joined(" ", (sql("AND {}", c.carried_by("e.id", keys)) for c, keys in chosen_terms(query))),
            self.bound,
        )

    def _newest(self, query):
        chosen = (sql("AND k.id IN ({})", c.among(keys)) for c, keys in chosen_terms(query))
        return sql(
            f"SELECT k.id, {_day('k.date')} AS score FROM {slim_ledger()} WHERE k.is_live {{}}"
            " ORDER BY k.date DESC NULLS LAST, k.id DESC LIMIT {}",
            joined(" ", chosen),
            self.bound,
        )


def _ranks(words, phrases):
    """A rank for each phrase, and whether every word is there."""
    ranks = [
        sql(f"ts_rank({WEIGHTS}, e.text_index, {{}}) / {LENGTH} AS rank_{number}", _query(phrase))
        for number, phrase in enumerate(phrases)
    ]
    has_all = sql("e.text_index @@ {} AS has_all", _all(words)) if len(words) > 1 else Sql("true AS has_all")
    return joined(", ", [*ranks, has_all])


def _weighed(found, phrases):
    """(id, score): the sum of the ranks, each weighed by how rare its phrase is among all entries."""
    numbers = range(phrases)
    holders = ", ".join(f"count(*) FILTER (WHERE rank_{n} > 0) AS holders_{n}" for n in numbers)
    weights = " + ".join(
        f"rank_{n} * ln(1 + greatest(entries - holders_{n}, 0) / (holders_{n} + 0.5::float8))"
        for n in numbers
    )
    return sql(
        f"WITH found AS MATERIALIZED ({{}}), holders AS (SELECT {holders} FROM found), size AS (SELECT"
        f" greatest(reltuples, {FEWEST_ENTRIES}) AS entries FROM pg_class WHERE oid = '{LEDGER}'::regclass)"
        f" SELECT id, ({weights}) * CASE WHEN has_all THEN {ALL_WORDS_WORTH} ELSE 1 END AS score"
        " FROM found, holders, size",
        found,
    )


def _day(column):
    return f"coalesce({column} - DATE '0001-01-01', 0)"


def _query(text):
    return sql("to_tsquery('english', {})", text)


def _any(words):
    return _query(" | ".join(phrase for word in words for phrase in _phrases(word)))


def _all(words):
    return _query(" & ".join(f"({' | '.join(_phrases(word))})" for word in words))


def _phrases(word):
    """Everything that stands for one typed word. Quoted, nothing in it is an operator."""
    beginning = [f"'{word.text}':*"] if word.is_unfinished else []
    return [f"'{word.text}'", *beginning, *(_side_by_side(phrase) for phrase in word.also)]


def _side_by_side(phrase):
    return "(" + " <-> ".join(f"'{word}'" for word in phrase) + ")"
