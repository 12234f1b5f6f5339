"""The text index, kept by the database itself, so that no way of writing the ledger can forget it.

It holds the ledger's tokens as they are: lower-case ASCII, made in search.analysis for every engine alike.
SQLite: an FTS5 table that reads its tokens from the ledger, a slim table of all that is counted and sorted, and
three triggers. A later migration that alters the ledger makes SQLite rebuild that table and drop its triggers: such
a migration must end with `create_text_index`.
PostgreSQL: a slim table of its own. Its vectors lie outside its rows, so that counting reads few pages; titles and
short leads lie within, so that whoever has found a row can see in which field.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(
        title_tokens, lead_tokens, body_tokens, labels, content='search_searchentry', content_rowid='id',
        tokenize='ascii', columnsize=0)""",
    """CREATE TABLE IF NOT EXISTS search_line (
        id integer PRIMARY KEY REFERENCES search_searchentry (id) ON DELETE CASCADE, date date, labels text NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS search_line_newest ON search_line (date DESC, id DESC, labels)",
    # All that suggestions read: without texts, and without stories.
    """CREATE INDEX IF NOT EXISTS search_titles ON search_searchentry (id, kind, is_live, title_tokens, model, title)
        WHERE is_live AND kind <> 'story'""",
    """CREATE TRIGGER IF NOT EXISTS search_text_insert AFTER INSERT ON search_searchentry WHEN new.is_live BEGIN
        INSERT INTO search_text (rowid, title_tokens, lead_tokens, body_tokens, labels)
        VALUES (new.id, new.title_tokens, new.lead_tokens, new.body_tokens, new.labels);
        INSERT INTO search_line (id, date, labels) VALUES (new.id, new.date, new.labels);
    END""",
    """CREATE TRIGGER IF NOT EXISTS search_text_delete BEFORE DELETE ON search_searchentry WHEN old.is_live BEGIN
        INSERT INTO search_text (search_text, rowid, title_tokens, lead_tokens, body_tokens, labels)
        VALUES ('delete', old.id, old.title_tokens, old.lead_tokens, old.body_tokens, old.labels);
        DELETE FROM search_line WHERE id = old.id;
    END""",
    """CREATE TRIGGER IF NOT EXISTS search_text_update
        AFTER UPDATE OF is_live, title_tokens, lead_tokens, body_tokens, labels, date ON search_searchentry BEGIN
        INSERT INTO search_text (search_text, rowid, title_tokens, lead_tokens, body_tokens, labels)
        SELECT 'delete', old.id, old.title_tokens, old.lead_tokens, old.body_tokens, old.labels WHERE old.is_live;
        INSERT INTO search_text (rowid, title_tokens, lead_tokens, body_tokens, labels)
        SELECT new.id, new.title_tokens, new.lead_tokens, new.body_tokens, new.labels WHERE new.is_live;
        DELETE FROM search_line WHERE id = old.id;
        INSERT INTO search_line (id, date, labels) SELECT new.id, new.date, new.labels WHERE new.is_live;
    END""",
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS search_text_insert",
    "DROP TRIGGER IF EXISTS search_text_delete",
    "DROP TRIGGER IF EXISTS search_text_update",
    "DROP TABLE IF EXISTS search_text",
    "DROP TABLE IF EXISTS search_line",
    "DROP INDEX IF EXISTS search_titles",
]

# A vector keeps 256 places of a token, and none beyond 16,383. So that phrases hold in long texts too, these
# have every two neighbours as a token of its own ("end of").
LONG = 12_000
# So many keys in a row stand on one shelf, and a vector names the shelf of its entry.
SHELF, FIRST_SHELVES = 4_000, 6
# As in search.engines.contract.
IN_TITLE, IN_LEAD, IN_BODY = 4, 2, 1

POSTGRESQL = [
    """CREATE TABLE search_text (
        id bigint PRIMARY KEY, date date, labels text NOT NULL, title text NOT NULL, lead text NOT NULL, words tsvector NOT NULL)
        WITH (toast_tuple_target = 500)""",
    "ALTER TABLE search_text ALTER words SET STORAGE EXTERNAL",
    """CREATE FUNCTION search_labels(labels text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN array_to_tsvector(string_to_array('#' || replace(labels, ' ', ' #'), ' '))""",
    f"""CREATE FUNCTION search_neighbours(tokens text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE WHEN length(tokens) < {LONG} THEN ''::tsvector ELSE (
            SELECT array_to_tsvector(array_agg(DISTINCT token || ' ' || following)) FROM (
                SELECT token, lead(token) OVER (ORDER BY place) AS following
                FROM string_to_table(tokens, ' ') WITH ORDINALITY AS one (token, place)) AS pair
            WHERE following IS NOT NULL) END""",
    f"""CREATE FUNCTION search_keep_text() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE all_tokens text;
        BEGIN
            IF NOT new.is_live THEN
                DELETE FROM search_text WHERE id = new.id;
                RETURN NULL;
            END IF;
            all_tokens := new.title_tokens || ' x0x0 ' || new.lead_tokens || ' x0x0 ' || new.body_tokens;
            INSERT INTO search_text (id, date, labels, title, lead, words) VALUES (
                new.id, new.date, new.labels, ' ' || new.title_tokens || ' ', ' ' || new.lead_tokens || ' ',
                to_tsvector('simple', all_tokens) || search_labels(new.labels) || search_neighbours(all_tokens)
                || array_to_tsvector(ARRAY['@' || new.id / {SHELF}]))
            ON CONFLICT (id) DO UPDATE SET date = excluded.date, labels = excluded.labels,
                title = excluded.title, lead = excluded.lead, words = excluded.words;
            RETURN NULL;
        END $$""",
    """CREATE TRIGGER search_keep_text AFTER INSERT OR UPDATE OF is_live, date, labels, title_tokens, lead_tokens,
        body_tokens ON search_searchentry FOR EACH ROW EXECUTE FUNCTION search_keep_text()""",
    # In place of a foreign key, which would forbid to empty the ledger at one stroke, as tests do.
    """CREATE FUNCTION search_forget_text() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'TRUNCATE' THEN
                TRUNCATE search_text;
            ELSE
                DELETE FROM search_text WHERE id = old.id;
            END IF;
            RETURN NULL;
        END $$""",
    """CREATE TRIGGER search_forget_text AFTER DELETE ON search_searchentry
        FOR EACH ROW EXECUTE FUNCTION search_forget_text()""",
    """CREATE TRIGGER search_empty_text AFTER TRUNCATE ON search_searchentry
        FOR EACH STATEMENT EXECUTE FUNCTION search_forget_text()""",
    """CREATE FUNCTION search_shelves(lowest bigint, highest bigint) RETURNS tsquery LANGUAGE sql IMMUTABLE
        RETURN (SELECT string_agg(format('%L', '@' || shelf), '|') FROM generate_series(lowest, highest) AS shelf)::tsquery""",
    # The planner does not know what it costs to read a vector from outside its row: only an index may find here.
    # Of a word that stands in many entries the newest are wanted, so the newest shelves are looked at first, then as
    # many more as should hold what is missing, and then all others.
    f"""CREATE FUNCTION search_found(newest bigint, asked tsquery, patterns text[], since date, until date, most integer)
        RETURNS TABLE (id bigint, labels text, date date, field integer) LANGUAGE plpgsql STABLE ROWS 2000
        SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET work_mem = '32MB' AS $$
        DECLARE
            top bigint := newest / {SHELF};
            highest bigint := top;
            lowest bigint := top - {FIRST_SHELVES} + 1;
            found integer := 0;
            more integer;
            looking text := 'SELECT s.id, s.labels, s.date,'
                ' CASE WHEN s.title LIKE ANY ($2) THEN {IN_TITLE} WHEN s.lead LIKE ANY ($2) THEN {IN_LEAD} ELSE {IN_BODY} END'
                ' FROM (SELECT t.id, t.labels, t.date, t.title, t.lead FROM search_text t WHERE t.words @@ $1'
                ' AND ($3 IS NULL OR t.date >= $3) AND ($4 IS NULL OR t.date <= $4) ORDER BY t.id DESC LIMIT $5) AS s';
        BEGIN
            WHILE lowest > 0 LOOP
                RETURN QUERY EXECUTE looking
                    USING asked && search_shelves(lowest, highest), patterns, since, until, most - found;
                GET DIAGNOSTICS more = ROW_COUNT;
                found := found + more;
                IF found >= most THEN
                    RETURN;
                END IF;
                highest := lowest - 1;
                lowest := highest - 1.2 * (most - found) * (top - highest) / greatest(found, 1);
            END LOOP;
            IF highest < top THEN
                asked := asked && !!search_shelves(highest + 1, top);
            END IF;
            RETURN QUERY EXECUTE looking USING asked, patterns, since, until, most - found;
        END $$""",
    "CREATE INDEX search_titles ON search_searchentry (id) WHERE is_live AND kind <> 'story'",
    "CREATE INDEX search_text_words ON search_text USING gin (words)",
    "CREATE INDEX search_text_newest ON search_text (date DESC NULLS LAST, id DESC) INCLUDE (labels)",
]
POSTGRESQL_BACK = [
    "DROP FUNCTION IF EXISTS search_found",
    "DROP FUNCTION IF EXISTS search_shelves",
    "DROP TRIGGER IF EXISTS search_keep_text ON search_searchentry",
    "DROP FUNCTION IF EXISTS search_keep_text()",
    "DROP TRIGGER IF EXISTS search_forget_text ON search_searchentry",
    "DROP TRIGGER IF EXISTS search_empty_text ON search_searchentry",
    "DROP FUNCTION IF EXISTS search_forget_text()",
    "DROP TABLE IF EXISTS search_text",
    "DROP FUNCTION IF EXISTS search_neighbours(text)",
    "DROP FUNCTION IF EXISTS search_labels(text)",
    "DROP INDEX IF EXISTS search_titles",
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
