"""What the portal bears: requests a second, and milliseconds of processor a request, with 10,000 stories.

First, how much of what could name somebody is found, and how well themes are suggested. Then it fills a
database of its own, starts the server as production does, and prints one table. `make bench`.
DATABASE_URL names another empty database; STORIES, SECONDS and EXPORTED (stories in a table) make it smaller.
"""

import os
import sys

from . import codes, identifiers, themes
from .place import a_place_of_its_own

STORIES = int(os.environ.get("STORIES", "10000"))
EXPORTED = int(os.environ.get("EXPORTED", "100000"))
SECONDS = int(os.environ.get("SECONDS", "8"))


def main():
    identifiers.report()
    themes.report()
    codes.report()
    with a_place_of_its_own():
        from . import filling, measuring

        drafts = filling.fill(STORIES, say=lambda words: print(words, file=sys.stderr, flush=True))
        with measuring.served() as server:
            measuring.report(server, drafts, seconds=SECONDS)
        from . import figures

        figures.report(EXPORTED)


if __name__ == "__main__":
    main()
