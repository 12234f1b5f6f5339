"""Rows of the ledger, written many at a time.

Django puts at most 49 of them into one statement for SQLite, and makes and prepares each anew. There a batch
goes by one prepared statement into a table of this connection's own instead, and from it to the ledger by
another: so the text index, which follows by triggers, also gets the batch as one piece.
"""

from operator import attrgetter

from django.db import connection
from django.db.models import JSONField

from .models import SearchEntry

HEAP = "search_incoming"
# For fewer the table is not worth its while.
FEW = 20
COLUMNS = SearchEntry._meta.concrete_fields
VALUES = attrgetter(*(field.attname for field in COLUMNS))
LISTS = [place for place, field in enumerate(COLUMNS) if isinstance(field, JSONField)]


def write(entries, fields):
    """Write these fields of entries whose keys are known; call it in a transaction."""
    if connection.vendor == "sqlite" and len(entries) > FEW:
        _write_by_heap(entries, fields)
    else:
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["id"], update_fields=fields
        )


def _write_by_heap(entries, fields):
    table, named = SearchEntry._meta.db_table, ", ".join(field.column for field in COLUMNS)
    changed = ", ".join(f"{field} = excluded.{field}" for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS {HEAP} ({named})")
        marks = ", ".join(["%s"] * len(COLUMNS))
        cursor.executemany(f"INSERT INTO {HEAP} VALUES ({marks})", map(_row, entries))
        # "WHERE true" tells SQLite that ON belongs to the insert.
        cursor.execute(
            f"INSERT INTO {table} ({named}) SELECT {named} FROM {HEAP} WHERE true"
            f" ON CONFLICT (id) DO UPDATE SET {changed}"
        )
        cursor.execute(f"DELETE FROM {HEAP}")


def _row(entry):
    """Its values as SQLite takes them: texts, numbers and days as they are, and lists as JSON."""
    row = list(VALUES(entry))
    for place in LISTS:
        row[place] = COLUMNS[place].get_db_prep_save(row[place], connection)
    return row
