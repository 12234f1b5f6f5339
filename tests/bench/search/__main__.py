"""How fast and how well search answers: one table, beside it Wagtail's own search. `make bench-search`.

It fills a database of its own. DATABASE_URL names another empty one; ENTRIES makes it smaller (100,000);
WAGTAIL_ENTRIES says for how many of them Wagtail's own search is measured too (as many; 0: not at all).
Elasticsearch with a million entries has a module of its own: `python -m tests.bench.search.elastic`.
"""

import os

from tests.bench.place import a_place_of_its_own

ENTRIES = int(os.environ.get("ENTRIES", "100000"))
WAGTAIL_ENTRIES = int(os.environ.get("WAGTAIL_ENTRIES", str(ENTRIES)))


def main():
    with a_place_of_its_own():
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        # What follows reads the settings just made.
        from . import embedded, quality, wagtail_backend
        from .table import head

        head()
        embedded.measure(ENTRIES)
        if WAGTAIL_ENTRIES:
            wagtail_backend.measure(WAGTAIL_ENTRIES)
        quality.measure()


if __name__ == "__main__":
    main()
