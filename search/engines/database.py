"""The engine inside the database: one statement finds, orders and counts.

SQLite and PostgreSQL match tokens each in its own way (sqlite.py, postgres.py). The rest is here.
"""

from collections import Counter

from django.db import connection, transaction

from search.entries import Facet, Found, Sort, key_of

from .contract import MOST_COUNTED
from .postgres import PostgresTexts
from .sql import Sql, joined, sql
from .sqlite import SqliteTexts

REBUILD = {
    "sqlite": (
        "DELETE FROM search_line",
        "INSERT INTO search_line SELECT id, date, labels FROM search_searchentry WHERE is_live",
        # So much is gathered, in bytes, before it is written: small pieces would have to be merged.
        "INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 33554432)",
        "INSERT INTO search_text (search_text) VALUES ('rebuild')",
        "INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 1048576)",
    ),
    "postgresql": ("DELETE FROM search_text", "UPDATE search_searchentry SET labels = labels WHERE is_live"),
}


class DatabaseEngine:
    def __init__(self):
        self.texts = {"sqlite": SqliteTexts, "postgresql": PostgresTexts}[connection.vendor](MOST_COUNTED + 1)

    def search(self, query):
        rows = self._rows(query)
        total = rows["total"][0][1]
        counts = {name: Counter((rows[name][0][0] or "").split()) for name in ("labels", *query.labels)}
        return Found(
            ids=tuple(int(key) for key, _ in sorted(rows["hit"], key=lambda row: row[1])),
            total=min(total, MOST_COUNTED),
            total_is_bound=total > MOST_COUNTED,
            facets={facet: _counted(facet, counts.get(facet, counts["labels"])) for facet in Facet},
        )

    def newer(self, query, *, than, most):
        """Keys above `than` of what answers, the highest first, at most `most`: what came in since."""
        answers = self.texts.answers(query)
        statement = sql(
            "SELECT id FROM ({}) AS answers WHERE id > {} ORDER BY id DESC LIMIT {}", answers, than, most
        )
        with connection.cursor() as cursor:
            cursor.execute(statement.text, statement.params)
            return [key for (key,) in cursor.fetchall()]

    def _rows(self, query):
        """{what: [(key, number)]}: the page's hits with their places, the total, the counts of labels."""
        statement = self._statement(query)
        found = {"hit": [], "total": [], "labels": []}
        with connection.cursor() as cursor:
            cursor.execute(statement.text, statement.params)
            for what, key, number in cursor.fetchall():
                found.setdefault(what, []).append((key, number))
        return found

    def _statement(self, query):
        tables = [*self.texts.tiers(query), *self.texts.hits(query)]
        tables += [
            sql(f"but_{facet.value} AS MATERIALIZED ({{}})", self.texts.answers(query.but(facet)))
            for facet in query.labels
        ]
        rows = [self._page(query), Sql("SELECT 'total', '', count(*) FROM hits"), _labels("labels", "hits")]
        rows += [_labels(facet.value, f"but_{facet.value}") for facet in query.labels]
        return sql("WITH {} {}", joined(", ", tables), joined(" UNION ALL ", rows))

    def _page(self, query):
        """The page's hits, numbered in their order."""
        by_date = query.sort == Sort.DATE or not query.words
        ordered = Sql("SELECT id, date AS rank FROM hits") if by_date else self.texts.ranked(query)
        numbered = "row_number() OVER (ORDER BY rank DESC NULLS LAST, id DESC)"
        return sql(
            f"SELECT 'hit', CAST(id AS varchar(20)), {numbered} FROM (SELECT id, rank FROM ({{}}) AS ordered"
            " ORDER BY rank DESC NULLS LAST, id DESC LIMIT {} OFFSET {}) AS page",
            ordered,
            query.limit,
            query.offset,
        )


def _labels(name, hits):
    """All labels of all hits in one text: to count the words of a text is quicker than to group rows."""
    joined_by = "group_concat" if connection.vendor == "sqlite" else "string_agg"
    return Sql(f"SELECT '{name}', {joined_by}(labels, ' '), 0 FROM {hits}")


def _counted(facet, counts):
    """{key: number} of one facet, out of {label: number} of all."""
    found = ((*key_of(label), number) for label, number in counts.items())
    return {key: number for labelled, key, number in found if labelled == facet}


@transaction.atomic
def rebuild_text():
    """Make the text index anew from the ledger. The database keeps it by itself; this heals a damaged one."""
    with connection.cursor() as cursor:
        for statement in REBUILD[connection.vendor]:
            cursor.execute(statement)
