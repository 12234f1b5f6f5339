"""Wagtail's own database search on the same texts, for the ratio."""

from django.db import connection
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from search.models import SearchEntry

from . import corpus
from .table import show, show_rate, timed

TIMES, SECONDS, BATCH = 20, 60, 2_000


class IndexedEntry(index.Indexed, SearchEntry):
    """The ledger's rows as Wagtail would index them."""

    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("id"),
    ]

    class Meta:
        proxy = True
        app_label = "search"


def measure(size):
    backend, words = get_search_backend(), corpus.vocabulary()
    engine = f"Wagtail on {connection.vendor}"
    keys = list(IndexedEntry.objects.order_by("pk").values_list("pk", flat=True)[:size])

    def fill(number):
        rows = IndexedEntry.objects.filter(pk__in=keys[number * BATCH : (number + 1) * BATCH])
        backend.get_index_for_model(IndexedEntry).add_items(IndexedEntry, list(rows))

    took = timed(fill, -(-size // BATCH), at_most=3_600)
    show_rate(engine, size, "index filled", size / (sum(took) / 1000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    def ask(number):
        found = backend.search(words[250 + number * 7], IndexedEntry)
        list(found[:10])
        found.count()
        found.facet("kind")

    show(engine, size, "ordinary word, 10 results, count, one facet", timed(ask, TIMES, at_most=SECONDS))
