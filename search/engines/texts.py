"""What finding tokens in a database's own index has in common, whichever database it is."""

from .contract import WITH_ALL
from .sql import Sql, joined, sql

# What is counted, sorted and shown of an answer.
SEEN = "id, labels, date"


class Texts:
    """Pieces of SQL. Each database says how one thing is found: `answers`, `all_of` and `scores`.

    bound: of what answers or holds something, the newest so many are looked at.
    """

    def __init__(self, bound):
        self.bound = bound

    def tiers(self, query):
        """What holds each word anywhere, and what holds all of them: most of the work, done once."""
        for number, word in enumerate(query.words):
            yield sql(f"word_{number} AS MATERIALIZED ({{}})", self.all_of(query, (word,)))
        if len(query.words) > 1:
            yield sql("together AS MATERIALIZED ({})", self.all_of(query, query.words))

    def hits(self, query):
        """`hits` (id, labels, date). The newest of any word are among the newest of each word."""
        yield sql("hits AS MATERIALIZED ({})", self._hits(query))

    def ranked(self, query):
        """(id, rank) of all hits: for each word its worth, by the best field that answers it."""
        return sql(
            "SELECT id, sum(points) AS rank FROM ({}) AS scored"
            " WHERE id IN (SELECT id FROM hits) GROUP BY id",
            joined(" UNION ALL ", self.all_scores(query)),
        )

    def all_scores(self, query):
        for number, word in enumerate(query.words):
            yield from self.scores(query, word, f"word_{number}")
        if len(query.words) > 1:
            yield Sql(f"SELECT id, {points_with_all(query)} AS points FROM together")

    def _hits(self, query):
        if query.required or not query.words:
            return self.answers(query)
        words = " UNION ".join(f"SELECT {SEEN} FROM word_{number}" for number in range(len(query.words)))
        newest = sql("SELECT * FROM ({} ORDER BY id DESC LIMIT {}) AS newest", Sql(words), self.bound)
        together = [Sql(f"SELECT {SEEN} FROM together")] if len(query.words) > 1 else []
        return joined(" UNION ", [newest, *together])


def points_with_all(query):
    return sum(word.worth for word in query.words) * WITH_ALL


def not_covered(phrases):
    """Without those that a beginning among them finds anyway."""
    starts = tuple(phrase.tokens[0] for phrase in phrases if phrase.is_beginning and len(phrase.tokens) == 1)
    return [
        phrase
        for phrase in phrases
        if phrase.is_beginning
        or len(phrase.tokens) > 1
        or not (starts and phrase.tokens[0].startswith(starts))
    ]
