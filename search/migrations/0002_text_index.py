"""The text index, kept by the database itself, so that no way of writing the ledger can forget it.

SQLite: an FTS5 table that reads its texts from the ledger, and three triggers. A later migration that alters the
ledger makes SQLite rebuild that table and drop its triggers: such a migration must end with `create_text_index`.
PostgreSQL: a generated column with a GIN index. Its parser takes "scan/results" for a file name and "e-mail" for
three things, so punctuation becomes space and accents become plain letters first, as FTS5 does by itself.
"""

import string

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(
        title, about, lead, body, content='search_searchentry', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER IF NOT EXISTS search_text_insert AFTER INSERT ON search_searchentry WHEN new.is_live BEGIN
        INSERT INTO search_text (rowid, title, about, lead, body)
        VALUES (new.id, new.title, new.about, new.lead, new.body);
    END""",
    """CREATE TRIGGER IF NOT EXISTS search_text_delete AFTER DELETE ON search_searchentry WHEN old.is_live BEGIN
        INSERT INTO search_text (search_text, rowid, title, about, lead, body)
        VALUES ('delete', old.id, old.title, old.about, old.lead, old.body);
    END""",
    """CREATE TRIGGER IF NOT EXISTS search_text_update
        AFTER UPDATE OF is_live, title, about, lead, body ON search_searchentry BEGIN
        INSERT INTO search_text (search_text, rowid, title, about, lead, body)
        SELECT 'delete', old.id, old.title, old.about, old.lead, old.body WHERE old.is_live;
        INSERT INTO search_text (rowid, title, about, lead, body)
        SELECT new.id, new.title, new.about, new.lead, new.body WHERE new.is_live;
    END""",
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS search_text_insert",
    "DROP TRIGGER IF EXISTS search_text_delete",
    "DROP TRIGGER IF EXISTS search_text_update",
    "DROP TABLE IF EXISTS search_text",
]

MARKS = string.punctuation.replace("'", "''") + "‘’“”–—…£•·"
ACCENTED = "àáâãäåèéêëìíîïòóôõöøùúûüýÿñçÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝŸÑÇ"
PLAIN = "aaaaaaeeeeiiiioooooouuuuyyncAAAAAAEEEEIIIIOOOOOOUUUUYYNC"
SPACES = " " * (len(MARKS) - 1)

POSTGRESQL = [
    f"""CREATE FUNCTION search_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN translate(words, '{ACCENTED}{MARKS}', '{PLAIN}{SPACES}')""",
    """ALTER TABLE search_searchentry ADD COLUMN text_index tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english'::regconfig, search_plain(title)), 'A') ||
        setweight(to_tsvector('english'::regconfig, search_plain(about)), 'B') ||
        setweight(to_tsvector('english'::regconfig, search_plain(lead)), 'C') ||
        setweight(to_tsvector('english'::regconfig, search_plain(body)), 'D')) STORED""",
    # An ordinary entry and its index stay in one place; fetching them from two costs more than ranking them.
    "ALTER TABLE search_searchentry SET (toast_tuple_target = 4096)",
    "CREATE INDEX search_text ON search_searchentry USING gin (text_index)",
]
POSTGRESQL_BACK = [
    "ALTER TABLE search_searchentry DROP COLUMN IF EXISTS text_index",
    "DROP FUNCTION IF EXISTS search_plain(text)",
]


def create_text_index(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def drop_text_index(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create_text_index, drop_text_index)]
