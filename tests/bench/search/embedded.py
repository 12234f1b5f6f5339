"""The engine inside the database: filled, saved to, rebuilt and asked."""

import gc
import time

from django.db import connection, transaction
from django.utils import timezone

from search.engines.database import DatabaseEngine, rebuild_text
from search.entries import Facet, SearchQuery, Sort
from search.finding import find
from search.ledger import analyse
from search.models import SearchEntry
from search.suggesting import suggestions
from search.vocabularies import Vocabularies
from search.wording.counting import count_words
from search.wording.remembering import wording
from search.words import asked

from . import corpus
from .table import show, show_rate, timed

TIMES = 100
ENGINE = {"sqlite": "SQLite FTS5", "postgresql": "PostgreSQL tsvector"}[connection.vendor]
# Words that stand in 1 to 4 of a hundred entries, and the twenty that stand in most.
ORDINARY, COMMON = range(250, 1_000), range(20)


def measure(size):
    few, texts = size // 10, list(corpus.texts(size))
    # Python need not look through a hundred thousand texts whenever it tidies up.
    gc.freeze()
    with transaction.atomic():
        corpus.store(corpus.entries(texts[:few]))
    _save(few)
    began = time.perf_counter()
    with transaction.atomic():
        corpus.store(corpus.entries(texts[few:]))
    show_rate(
        ENGINE, size, "ledger filled: analysed, stored, indexed", (size - few) / (time.perf_counter() - began)
    )
    _rebuild(size)
    _save(size)
    with connection.cursor() as cursor:
        # PostgreSQL does it by itself some minutes after so many new rows.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    count_words(timezone.now())
    _ask(size)


def _rebuild(size):
    began = time.perf_counter()
    rebuild_text()
    show_rate(ENGINE, size, "text index rebuilt from the ledger", size / (time.perf_counter() - began))


def _save(size):
    """As the ledger does it: one entry with new words, in a transaction of its own."""
    entry = SearchEntry.objects.earliest("pk")

    def save(number):
        entry.title, entry.version = f"{entry.title[:100]} {number}", entry.version + 1
        analyse(entry)
        with transaction.atomic():
            SearchEntry.objects.bulk_create(
                [entry],
                update_conflicts=True,
                unique_fields=["id"],
                update_fields=["title", "title_tokens", "labels", "is_live", "version"],
            )

    show(ENGINE, size, "one entry saved", timed(save, TIMES))


def _ask(size):
    words, wordings, engine = corpus.vocabulary(), wording(), DatabaseEngine()

    def query(text, **given):
        return SearchQuery(words=asked(text, wordings).words, **given)

    def ordinary(number, **given):
        return query(words[ORDINARY[number * 7 % len(ORDINARY)]], **given)

    began, vocabularies = ("ba", "bar", words[3][:5], words[400][:4]), Vocabularies()
    show(
        ENGINE,
        size,
        "suggestions while one types",
        timed(lambda n: suggestions(began[n % 4], vocabularies, timezone.now()), TIMES),
    )
    site = {Facet.SITE: frozenset({3})}
    works = {
        "ordinary word, 10 results, count, facets": ordinary,
        "two common words": lambda n: query(f"{words[COMMON[n % 20]]} {words[COMMON[(n + 7) % 20]]}"),
        "six words": lambda n: query(" ".join(words[rank + n] for rank in (4, 40, 200, 600, 2_000, 9_000))),
        "ordinary word in one type of cancer": lambda n: ordinary(n, chosen=site),
        "ordinary word by date": lambda n: ordinary(n, sort=Sort.DATE),
        "phrase of two common words": lambda n: query(f'"{words[n % 20]} {words[(n + 3) % 20]}"'),
        "one type of cancer, no words": lambda n: SearchQuery(chosen=site),
        "everything": lambda n: SearchQuery(),
    }
    for work, make in works.items():
        queries = [make(number) for number in range(TIMES)]
        show(ENGINE, size, work, timed(lambda number, made=queries: engine.search(made[number]), TIMES))
    queries = [ordinary(number) for number in range(TIMES)]
    show(
        ENGINE,
        size,
        "ordinary word, ranked anew as on the page",
        timed(lambda n: find(queries[n], engine), TIMES),
    )
