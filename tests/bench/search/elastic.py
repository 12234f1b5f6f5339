"""Elasticsearch with a million entries: how fast the mirror is filled, and how fast it answers.

One node with a heap of 4 GB, started by ELASTICSEARCH_STARTER, or the cluster at ELASTICSEARCH_URL.
The last part of `make bench-search`, or `python -m tests.bench.search.elastic`. ELASTIC_ENTRIES: fewer.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, islice
from pathlib import Path

from tests.bench.place import a_place_of_its_own

ENTRIES = int(os.environ.get("ELASTIC_ENTRIES", "1000000"))
PORT, BATCH = 9560, 20_000
BESIDE = Path(__file__).resolve().parents[4]
ONE_CLIENT, CLIENTS, SECONDS = 200, 8, 15
# Places in the order of how common words are: ordinary ones, and those that stand in every third text.
ORDINARY, COMMON = (100, 5_000), (3, 20)


def main():
    starter = found_starter()
    if not (starter or os.environ.get("ELASTICSEARCH_URL")):
        print("Elasticsearch: nothing starts it here and ELASTICSEARCH_URL names none; it was not measured.")
        return
    with one_node(starter) if starter else nullcontext(), a_place_of_its_own():
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        report(ENTRIES)


def found_starter():
    """What starts a node: named, or found beside the project."""
    places = [
        BESIDE / "elasticsearch" / "elasticsearch",
        BESIDE / "shared" / "elasticsearch" / "elasticsearch",
    ]
    return os.environ.get("ELASTICSEARCH_STARTER") or next((str(at) for at in places if at.exists()), "")


@contextmanager
def one_node(starter):
    with tempfile.TemporaryDirectory(prefix="portal-elasticsearch-") as place:
        os.environ.update(PORTAL_ELASTICSEARCH=place, ES_HEAP="4g", ELASTICSEARCH_REPLICAS="0")
        told = subprocess.run([starter, "start", "1", str(PORT)], check=True, capture_output=True, text=True)
        os.environ["ELASTICSEARCH_URL"] = told.stdout.strip()
        try:
            yield
        finally:
            subprocess.run([starter, "stop"], check=True)


def report(number):
    """Fill, mirror, ask, and print one table."""
    from .table import head, show, show_rate, timed

    say(f"Writing a ledger of {number:,} entries ...")
    fill(number)
    say("Mirroring it ...")
    rate = number / mirrored()
    head()
    show_rate("Elasticsearch", number, "entries mirrored", rate)
    for work, search in searches().items():
        show("Elasticsearch", number, work, timed(search, ONE_CLIENT))
    before = memory()
    show_rate("Elasticsearch", number, f"searches by {CLIENTS} clients", searches_a_second())
    say(f"The portal's memory grew meanwhile from {before:,.0f} to {memory():,.0f} MB.")


def say(words):
    print(words, file=sys.stderr, flush=True)


def fill(number):
    """Entries with tokens alone, without the text index: the ledger's own pace is measured elsewhere."""
    from django.db import connection, transaction

    from search import ledger, rows

    made = entries(number)
    with connection.cursor() as cursor:
        for name in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER search_text_{name}")
    while batch := list(islice(made, BATCH)):
        with transaction.atomic():
            rows.write(batch, ledger.WRITTEN)


def entries(number):
    from search.analysis import token_of
    from search.models import SearchEntry

    from .corpus import SEED, WORDS, _labels, vocabulary

    chance, tokens = random.Random(SEED), [token_of(word) for word in vocabulary()]
    weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))
    for at in range(1, number + 1):
        said = chance.choices(tokens, cum_weights=weights, k=chance.randint(60, 160))
        yield SearchEntry(
            pk=at,
            model="feedback.story",
            object_id=at,
            kind="story",
            is_live=True,
            version=1,
            date=date(2016, 1, 1) + timedelta(days=chance.randrange(3_650)),
            labels=_labels("story", chance),
            title_tokens=" ".join(said[:6]),
            lead_tokens=" ".join(said[6:24]),
            body_tokens=" ".join(said[24:]),
        )


def mirrored():
    """Rounds of the worker until the mirror is full, and how long they took."""
    from django.utils import timezone

    from search.mirror import keeping
    from search.mirror.models import Mirror

    began, filled, highest = time.perf_counter(), None, []
    while not filled or Mirror.objects.get().is_doubtful:
        pause = keeping.one_round(timezone.now())
        mirror = Mirror.objects.get()
        if mirror.trouble:
            say(f"{mirror.trouble}: tried again in {pause.total_seconds():.0f} s, which counts.")
            time.sleep(pause.total_seconds())
        highest.append(memory())
        filled = filled or (mirror.rebuilt_at and time.perf_counter() - began)
    say(f"Memory at the end of the first round {highest[0]:,.0f} MB, of any {max(highest):,.0f} MB.")
    say(f"Compared after {time.perf_counter() - began - filled:.0f} seconds more.")
    return filled


def searches():
    """What is timed with one client: each a search for other words."""
    from search.engines.elastic import ElasticEngine
    from search.entries import Sort
    from search.finding import find

    engine, chance = ElasticEngine(), random.Random(7)
    return {
        "page of 10 with facets, one word": lambda _: engine.search(question(chance, 1, ORDINARY, limit=10)),
        "the same, three words": lambda _: engine.search(question(chance, 3, ORDINARY, limit=10)),
        "best 200 with facets, two words": lambda _: engine.search(question(chance, 2, ORDINARY, limit=200)),
        "page by date, two common words": lambda _: engine.search(
            question(chance, 2, COMMON, limit=10, sort=Sort.DATE)
        ),
        "page of 10, two common words": lambda _: engine.search(question(chance, 2, COMMON, limit=10)),
        "with a site and a priority chosen": lambda _: engine.search(
            question(chance, 2, ORDINARY, limit=10, is_narrowed=True)
        ),
        "whole page: found, ranked anew, marked": lambda _: find(
            question(chance, 2, ORDINARY, limit=10), engine
        ),
    }


def question(chance, words, places, is_narrowed=False, **narrowed):
    from search.analysis import token_of
    from search.entries import Facet, Phrase, SearchQuery, Word

    if is_narrowed:
        narrowed["chosen"] = {Facet.SITE: frozenset({3, 4}), Facet.PRIORITY: frozenset({1})}
    typed = [known_words()[chance.randrange(*places)] for _ in range(words)]
    asked = tuple(Word(word, (Phrase((token_of(word),)),), worth=chance.randint(5, 20)) for word in typed)
    return SearchQuery(words=asked, **narrowed)


@cache
def known_words():
    from .corpus import vocabulary

    return vocabulary()


def searches_a_second():
    from search.engines.elastic import ElasticEngine

    until, engine = time.perf_counter() + SECONDS, ElasticEngine()

    def client(number):
        chance, answered = random.Random(number), 0
        while time.perf_counter() < until:
            engine.search(question(chance, chance.choice([1, 2, 3]), ORDINARY, limit=10))
            answered += 1
        return answered

    with ThreadPoolExecutor(CLIENTS) as people:
        return sum(people.map(client, range(CLIENTS))) / SECONDS


def memory():
    """What this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
