"""Tokens in PostgreSQL: a slim table of vectors, kept by a trigger, with a GIN index for each field."""

from .sql import Sql, joined, sql


class PostgresTexts:
    def __init__(self, bound):
        self.bound = bound

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
        """(id, labels, date) of the newest `bound` entries that hold each of these words, where chosen."""
        return self._answering(query, _all(words))

    def holding(self, query, words, field):
        """(id) of the newest `bound` entries that hold each of these words in this field or a better one."""
        return self._found(query, _all(words), field)

    def _answering(self, query, expression):
        return self._found(query, _narrowed(query, expression), "words")

    def _found(self, query, expression, field):
        """A better field is part of a worse: the vector "lead" holds the title too, and "words" all."""
        return sql(
            "SELECT id, labels, date FROM search_found({}, {}::tsquery, {}, {}, {})",
            *(field, expression, query.since, query.until, self.bound),
        )

    def _newest(self, query):
        return sql(
            "(SELECT t.id, t.labels, t.date FROM search_text t WHERE true {}"
            " ORDER BY t.date DESC NULLS LAST, t.id DESC LIMIT {})",
            _between(query),
            self.bound,
        )


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
    return f"({' | '.join(map(_phrase, word.phrases))})"


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
