"""The engine inside the database: one statement finds, ranks and counts; another marks the words of a page.

SQLite and PostgreSQL keep and rank texts each in its own way (sqlite.py, postgres.py). The rest is here.
"""

from dataclasses import replace

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import mark_safe

from search.earlier import Hit, SearchResults
from search.entries import Facet

from .postgres import PostgresTexts
from .sql import Sql, joined, sql
from .sqlite import SqliteTexts
from .terms import CARRIERS, LEDGER

# What is counted exactly. Beyond it the page says "more than", and no search costs more.
BOUND = 10_000
START, STOP = "\x02", "\x03"


class DatabaseEngine:
    def __init__(self):
        self.texts = {"sqlite": SqliteTexts, "postgresql": PostgresTexts}[connection.vendor](BOUND + 1)

    def search(self, query):
        found = self._run(self._statement(query))
        ranked = [(score, *_entry(key)) for key, score in found.pop("hit", [])]
        ranked.sort(key=lambda row: (-row[0], -row[1]))
        total = int(found.pop("total")[0][1])
        return SearchResults(
            hits=self._hits(query, {pk: model for _, pk, model in ranked[: query.limit]}),
            total=min(total, BOUND),
            total_is_bound=total > BOUND,
            has_next=len(ranked) > query.limit,
            facets=_facets(found),
        )

    def _statement(self, query):
        """Rows of (what, key, number): the page's hits and their scores, the total, the counts of facets."""
        tables = [sql("hits AS MATERIALIZED ({})", self.texts.ranked(query))]
        tables += [
            sql(f"but_{facet.value} AS MATERIALIZED ({{}})", self.texts.matching(_without(query, facet)))
            for facet in list(Facet)[:4]
            if query.chosen(facet)
        ]
        rows = [_page(query), Sql("SELECT 'total', '', count(*) FROM hits"), *_counts(query)]
        return sql("WITH {} {}", joined(", ", tables), joined(" UNION ALL ", rows))

    def _run(self, statement):
        found = {}
        with connection.cursor() as cursor:
            cursor.execute(statement.text, statement.params)
            for what, key, number in cursor.fetchall():
                found.setdefault(what, []).append((key, number))
        return found

    def _hits(self, query, models):
        if not (models and query.words):
            return tuple(Hit(pk, model) for pk, model in models.items())
        with connection.cursor() as cursor:
            statement = self.texts.marked(query, list(models), START, STOP)
            cursor.execute(statement.text, statement.params)
            marked = {pk: texts for pk, *texts in cursor.fetchall()}
        return tuple(_hit(pk, model, *marked.get(pk, ("", "", ""))) for pk, model in models.items())


def _page(query):
    return sql(
        "SELECT 'hit', CAST(page.id AS varchar(20)) || ' ' || e.model, page.score FROM"
        " (SELECT id, score FROM hits ORDER BY score DESC, id DESC LIMIT {} OFFSET {}) AS page"
        f" CROSS JOIN {LEDGER} e WHERE e.id = page.id",
        query.limit + 1,
        query.offset,
    )


def _counts(query):
    for facet in list(Facet)[:4]:
        hits = f"but_{facet.value}" if query.chosen(facet) else "hits"
        yield CARRIERS[facet].counted(facet.value, hits)


def _without(query, facet):
    return replace(query, **{CARRIERS[facet].chosen_in: frozenset()})


def _facets(found):
    return {
        facet: {CARRIERS[facet].key(key): int(number) for key, number in found.get(facet.value, [])}
        for facet in list(Facet)[:4]
    }


def _entry(key):
    pk, model = key.split()
    return int(pk), model


def _hit(pk, model, title, lead, body):
    """The lead says best what a thing is, unless only the body holds what was looked for."""
    said = body if START in body and START not in lead else lead
    return Hit(pk, model, _safely_marked(title), _safely_marked(said or body))


def _safely_marked(text):
    return mark_safe(escape(text).replace(START, "<mark>").replace(STOP, "</mark>"))
