"""How the ledger's rows carry what they are narrowed by, in SQL: three vocabularies, and their kind."""

from dataclasses import dataclass

from django.db import connection

from search.entries import Facet
from search.models import SearchEntry

from .sql import Sql, sql

LEDGER = SearchEntry._meta.db_table


def slim_ledger():
    """The ledger as k, when only kind or date is read: SQLite would fetch whole entries, texts and all."""
    return f"{LEDGER} k INDEXED BY search_entry_slim" if connection.vendor == "sqlite" else f"{LEDGER} k"


@dataclass(frozen=True)
class Vocabulary:
    """Terms in a table of their own between entries and terms."""

    field: str
    key = int

    @property
    def chosen_in(self):
        return {"tumour_sites": "sites"}.get(self.field, self.field)

    def among(self, keys):
        """The entries that carry any of these terms, as a subquery of their keys."""
        return sql(f"SELECT t.searchentry_id FROM {self._table} t WHERE t.{self._column} IN ({{}})", keys)

    def carried_by(self, entry, keys):
        """True where the entry with this key carries any of these terms."""
        return sql(f"EXISTS ({{}} AND t.searchentry_id = {entry})", self.among(keys))

    def counted(self, facet, hits):
        # CROSS JOIN keeps SQLite from walking the whole table of terms instead of the few hits.
        return Sql(
            f"SELECT '{facet}', CAST(t.{self._column} AS varchar(20)), count(*) FROM {hits}"
            f" CROSS JOIN {self._table} t WHERE t.searchentry_id = {hits}.id GROUP BY t.{self._column}"
        )

    @property
    def _table(self):
        return SearchEntry._meta.get_field(self.field).m2m_db_table()

    @property
    def _column(self):
        return SearchEntry._meta.get_field(self.field).m2m_reverse_name()


class Kinds:
    """The kind stands in the ledger itself."""

    chosen_in = "kinds"
    key = str

    def among(self, keys):
        return sql(f"SELECT k.id FROM {slim_ledger()} WHERE k.kind IN ({{}})", keys)

    def carried_by(self, entry, keys):
        return sql(f"EXISTS (SELECT 1 FROM {slim_ledger()} WHERE k.id = {entry} AND k.kind IN ({{}}))", keys)

    def counted(self, facet, hits):
        return Sql(
            f"SELECT '{facet}', k.kind, count(*) FROM {hits} CROSS JOIN {slim_ledger()}"
            f" WHERE k.id = {hits}.id GROUP BY k.kind"
        )


CARRIERS = {
    Facet.SITE: Vocabulary("tumour_sites"),
    Facet.PRIORITY: Vocabulary("priorities"),
    Facet.STAGE: Vocabulary("stages"),
    Facet.KIND: Kinds(),
}


def chosen_terms(query):
    """(carrier, keys) for each facet in which something was chosen."""
    return [(CARRIERS[facet], query.chosen(facet)) for facet in list(Facet)[:4] if query.chosen(facet)]
