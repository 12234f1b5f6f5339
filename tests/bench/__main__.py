"""What the portal bears: requests a second, and milliseconds of processor a request, with 10,000 stories.

It fills a database of its own, starts the server as production does, and prints one table. `make bench`.
DATABASE_URL names another empty database; STORIES and SECONDS make it smaller.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

STORIES = int(os.environ.get("STORIES", "10000"))
SECONDS = int(os.environ.get("SECONDS", "8"))


def main():
    place = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    os.environ.update(
        DJANGO_SETTINGS_MODULE="portal.settings.production",
        VAR_DIR=str(place),
        SECRET_KEY="for-the-bench-only-and-for-nothing-else-at-all",
        ALLOWED_HOSTS="127.0.0.1",
        SECURE_SSL_REDIRECT="0",
        LOG_LEVEL="ERROR",
        EMAIL_URL="dummymail://",
        TRUSTED_PROXY_COUNT="1",
    )
    import django

    django.setup()
    # What follows reads the settings just made.
    from . import filling, measuring

    try:
        drafts = filling.fill(STORIES, say=lambda words: print(words, file=sys.stderr, flush=True))
        with measuring.served() as server:
            measuring.report(server, drafts, seconds=SECONDS)
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
