"""Tokens in SQLite: an FTS5 table finds them, a slim table has what is counted and sorted."""

from .contract import IN_BODY, IN_LEAD, IN_TITLE
from .sql import Sql, joined, sql
from .texts import Texts, not_covered, points_with_all

# "lead" is the lead or the title, and "words" any field: the points of a better field stand on those of
# a worse.
FIELDS = {
    "title": "{title_tokens}",
    "lead": "{title_tokens lead_tokens}",
    "words": "{title_tokens lead_tokens body_tokens}",
}
# Every entry is of some kind.
ANYTHING = 'labels : ("k"*)'


class SqliteTexts(Texts):
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
        """(id) alone: what else is shown and counted is looked up once for all hits."""
        return self._holding(query, words, "words")

    def hits(self, query):
        """The newest of what answers any word are among the newest of each word."""
        if query.required or not query.words:
            yield sql("hits AS MATERIALIZED ({})", self.answers(query))
            return
        words = " UNION ".join(f"SELECT id FROM word_{number}" for number in range(len(query.words)))
        together = " UNION SELECT id FROM together" if len(query.words) > 1 else ""
        yield sql(
            "hits AS MATERIALIZED (SELECT k.id, k.labels, k.date FROM"
            f" (SELECT * FROM ({words} ORDER BY id DESC LIMIT {{}}) {together}) AS found"
            " CROSS JOIN search_line k ON k.id = found.id)",
            self.bound,
        )

    def ranked(self, query):
        return sql(
            "SELECT id, sum(points) AS rank FROM ({}) AS tier WHERE id IN (SELECT id FROM hits) GROUP BY id",
            joined(" UNION ALL ", self._scores(query)),
        )

    def _scores(self, query):
        """(id, points): what holds each word, and again what holds it in the lead, and in the title."""
        for number, word in enumerate(query.words):
            lead, title = (self._holding(query, (word,), field) for field in ("lead", "title"))
            yield _scored(Sql(f"word_{number}"), word.worth * IN_BODY)
            yield _scored(sql("({})", lead), word.worth * (IN_LEAD - IN_BODY))
            yield _scored(sql("({})", title), word.worth * (IN_TITLE - IN_LEAD))
        if len(query.words) > 1:
            yield _scored(Sql("together"), points_with_all(query))

    def _holding(self, query, words, field):
        """(id) of the newest `bound` entries that hold each of these words in this field or a better one."""
        expression = _narrowed(query, _all(words, field))
        if query.since or query.until:
            return sql("SELECT id FROM ({}) AS found", self._found(query, expression))
        return sql(
            "SELECT * FROM (SELECT rowid AS id FROM search_text WHERE search_text MATCH {}"
            " ORDER BY rowid DESC LIMIT {})",
            expression,
            self.bound,
        )

    def _answering(self, query, expression):
        return self._found(query, _narrowed(query, expression))

    def _found(self, query, expression):
        # CROSS JOIN holds SQLite to this order: what FTS5 finds, each looked up in the slim table.
        return sql(
            "SELECT * FROM (SELECT k.id, k.labels, k.date FROM search_text CROSS JOIN search_line k"
            " WHERE search_text MATCH {} AND k.id = search_text.rowid {}"
            " ORDER BY search_text.rowid DESC LIMIT {})",
            expression,
            _between(query),
            self.bound,
        )

    def _newest(self, query):
        return sql(
            "SELECT * FROM (SELECT k.id, k.labels, k.date FROM search_line k WHERE true {}"
            " ORDER BY k.date DESC, k.id DESC LIMIT {})",
            _between(query),
            self.bound,
        )


def _scored(found, points):
    return sql("SELECT id, {} AS points FROM {} AS tier", Sql(str(points)), found)


def _between(query):
    days = [("k.date >= {}", query.since), ("k.date <= {}", query.until)]
    return joined("", [sql(f"AND {text} ", day.isoformat()) for text, day in days if day] or [Sql("")])


def _narrowed(query, expression):
    parts = [expression, *(f"(labels : ({_one_of(labels)}))" for labels in query.labels.values())]
    wanted = " AND ".join(filter(None, parts))
    if not query.without:
        return wanted
    return f"({wanted}) NOT ({FIELDS['words']} : ({' OR '.join(map(_phrase, query.without))}))"


def _one_of(labels):
    return " OR ".join(f'"{label}"' for label in labels)


def _any(query):
    if query.required:
        return _all(query.required)
    if not query.words:
        return "" if query.labels else f"({ANYTHING})"
    return f"({FIELDS['words']} : ({' OR '.join(map(_phrases, query.words))}))"


def _all(words, field="words"):
    return " AND ".join(f"({FIELDS[field]} : ({_phrases(word)}))" for word in words)


def _phrases(word):
    return " OR ".join(map(_phrase, not_covered(word.phrases)))


def _phrase(phrase):
    """Tokens are letters and digits; quoted, none of them is an operator."""
    return f'"{" ".join(phrase.tokens)}"{"*" if phrase.is_beginning else ""}'
