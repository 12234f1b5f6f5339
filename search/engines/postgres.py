"""Tokens in PostgreSQL: a slim table, kept by a trigger. A GIN index finds; its rows say in which field."""

from .sql import Sql, joined, sql
from .texts import SEEN, Texts, not_covered, points_with_all


class PostgresTexts(Texts):
    def answers(self, query):
        """(id, labels, date) of the newest `bound` entries that answer, and of as many that answer all
        words."""
        if not (query.words or query.without or query.labels):
            return self._newest(query)
        tries = [self._answering(query, _any(query))]
        if len(query.words) > 1 and not query.required:
            tries.append(self._answering(query, _all(query.words)))
        return joined(" UNION ", tries)

    def all_of(self, query, words):
        """With the points of the best field that holds any of the words: (id, labels, date, field)."""
        patterns = [_pattern(phrase) for word in words for phrase in not_covered(word.phrases)]
        return self._found(query, _narrowed(query, _all(words)), patterns)

    def hits(self, query):
        """Where any word will do their rank stands with them, so that rows are grouped but once."""
        if query.required or not query.words:
            yield sql("hits AS MATERIALIZED ({})", self.answers(query))
            return
        yield sql(
            f"scored AS (SELECT {SEEN}, sum(points) AS rank, bool_or(has_all) AS has_all"
            f" FROM ({{}}) AS tier GROUP BY {SEEN})",
            self._scores(query),
        )
        # The newest of what answers any word are among the newest of each word.
        yield sql(
            f"hits AS MATERIALIZED (SELECT {SEEN}, rank FROM"
            " (SELECT *, row_number() OVER (ORDER BY id DESC) AS place FROM scored) AS placed"
            " WHERE place <= {} OR has_all)",
            self.bound,
        )

    def ranked(self, query):
        if not query.required:
            return Sql("SELECT id, rank FROM hits")
        return sql(
            "SELECT id, sum(points) AS rank FROM ({}) AS tier WHERE id IN (SELECT id FROM hits) GROUP BY id",
            self._scores(query),
        )

    def _scores(self, query):
        tiers = [
            f"SELECT {SEEN}, {word.worth} * field AS points, false AS has_all FROM word_{number}"
            for number, word in enumerate(query.words)
        ]
        if len(query.words) > 1:
            tiers.append(f"SELECT {SEEN}, {points_with_all(query)}, true FROM together")
        return Sql(" UNION ALL ".join(tiers))

    def _answering(self, query, expression):
        found = self._found(query, _narrowed(query, expression), [])
        return sql("SELECT id, labels, date FROM ({}) AS found", found)

    def _found(self, query, expression, patterns):
        return sql(
            "SELECT id, labels, date, field FROM search_found((SELECT max(id) FROM search_text),"
            " {}::tsquery, {}::text[], {}, {}, {})",
            *(expression, _array(patterns), query.since, query.until, self.bound),
        )

    def _newest(self, query):
        return sql(
            "(SELECT t.id, t.labels, t.date FROM search_text t WHERE true {}"
            " ORDER BY t.date DESC NULLS LAST, t.id DESC LIMIT {})",
            _between(query),
            self.bound,
        )


def _array(texts):
    return "{" + ",".join(f'"{text}"' for text in texts) + "}"


def _pattern(phrase):
    """As LIKE finds it among tokens with a space on each side of every one."""
    return f"% {' '.join(phrase.tokens)}{'' if phrase.is_beginning else ' '}%"


def _between(query):
    days = [("t.date >= {}", query.since), ("t.date <= {}", query.until)]
    return joined("", [sql(f"AND {text} ", day) for text, day in days if day] or [Sql("")])


def _narrowed(query, expression):
    parts = [expression, *(f"({_one_of(labels)})" for labels in query.labels.values())]
    parts += [f"!{_phrase(phrase)}" for phrase in query.without]
    return " & ".join(filter(None, parts))


def _one_of(labels):
    return " | ".join(f"'#{label}'" for label in labels)


def _any(query):
    if query.required:
        return _all(query.required)
    return f"({' | '.join(map(_phrases, query.words))})" if query.words else ""


def _all(words):
    return " & ".join(map(_phrases, words))


def _phrases(word):
    return f"({' | '.join(map(_phrase, not_covered(word.phrases)))})"


def _phrase(phrase):
    """Tokens are letters and digits; quoted, none of them is an operator. Long texts know their
    neighbours."""
    end = ":*" if phrase.is_beginning else ""
    first, *others = phrase.tokens
    if not others:
        return f"'{first}'{end}"
    near = " <-> ".join([f"'{token}'" for token in phrase.tokens]) + end
    pairs = [f"'{pair[0]} {pair[1]}'" for pair in zip(phrase.tokens, others, strict=False)]
    return f"(({near}) | ({' & '.join(pairs)}{end}))"
