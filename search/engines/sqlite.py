"""Texts in SQLite: an FTS5 table ranks by BM25, which weighs rare words over common ones by itself."""

from search.entries import Sort

from .sql import joined, sql
from .terms import chosen_terms, slim_ledger

# How much a word in the title, the terms' names, the lead and the body is worth.
RANK = "-bm25(search_text, 10.0, 4.0, 5.0, 1.0)"
ALL_WORDS_WORTH = 1.5


class SqliteTexts:
    def __init__(self, bound):
        self.bound = bound

    def ranked(self, query):
        """(id, score) of the newest `bound` entries that match any word, and of as many that match all."""
        if not query.words:
            return self._newest(query)
        if query.sort == Sort.DATE:
            return self._by_date(query)
        any_word = self._found(query, _any(query.words), RANK)
        if len(query.words) == 1:
            return any_word
        tries = [any_word, self._found(query, _all(query.words), f"{RANK} * {ALL_WORDS_WORTH}")]
        return sql(
            "SELECT id, max(score) AS score FROM ({}) AS tried GROUP BY id", joined(" UNION ALL ", tries)
        )

    def matching(self, query):
        """(id) of the same entries, when only their number is asked for."""
        return self._found(query, _any(query.words), "0") if query.words else self._newest(query)

    def marked(self, query, ids, start, stop):
        """(id, title, lead, body) with the matched words between `start` and `stop`, texts cut to fit."""
        return sql(
            "SELECT rowid, highlight(search_text, 0, {}, {}), snippet(search_text, 2, {}, {}, '…', 40),"
            " snippet(search_text, 3, {}, {}, '…', 32) FROM search_text"
            " WHERE search_text MATCH {} AND rowid IN ({})",
            *(start, stop) * 3,
            _any(query.words),
            ids,
        )

    def _found(self, query, expression, score):
        return sql(
            f"SELECT * FROM (SELECT rowid AS id, {score} AS score FROM search_text"
            " WHERE search_text MATCH {} {} ORDER BY rowid DESC LIMIT {})",
            expression,
            joined(
                "",
                (sql("AND {}", c.carried_by("search_text.rowid", k)) for c, k in chosen_terms(query)),
            ),
            self.bound,
        )

    def _by_date(self, query):
        return sql(
            f"SELECT found.id, {_day('k.date')} AS score FROM ({{}}) AS found CROSS JOIN {slim_ledger()}"
            " WHERE k.id = found.id",
            self._found(query, _any(query.words), "0"),
        )

    def _newest(self, query):
        chosen = (sql("AND k.id IN ({})", c.among(keys)) for c, keys in chosen_terms(query))
        return sql(
            f"SELECT k.id, {_day('k.date')} AS score FROM {slim_ledger()} WHERE k.is_live {{}}"
            " ORDER BY k.date DESC, k.id DESC LIMIT {}",
            joined(" ", chosen),
            self.bound,
        )


def _day(column):
    return f"coalesce(julianday({column}), 0)"


def _any(words):
    return " OR ".join(_phrases(word) for word in words)


def _all(words):
    return " AND ".join(f"({_phrases(word)})" for word in words)


def _phrases(word):
    """Everything that stands for one typed word. Quoted, nothing in it is an operator."""
    beginning = [f'"{word.text}"*'] if word.is_unfinished else []
    return " OR ".join([f'"{word.text}"', *beginning, *(f'"{" ".join(phrase)}"' for phrase in word.also)])
