"""A place of its own for a bench: settings of production, files and a database that go when it is over."""

import os
import shutil
import tempfile
from contextlib import contextmanager


@contextmanager
def a_place_of_its_own():
    """Whatever is imported within the block reads these settings. DATABASE_URL names another database."""
    place = tempfile.mkdtemp(prefix="portal-bench-")
    os.environ.update(
        DJANGO_SETTINGS_MODULE="portal.settings.production",
        VAR_DIR=place,
        SECRET_KEY="for-the-bench-only-and-for-nothing-else-at-all",
        ALLOWED_HOSTS="127.0.0.1",
        SECURE_SSL_REDIRECT="0",
        LOG_LEVEL="ERROR",
        EMAIL_URL="dummymail://",
        TRUSTED_PROXY_COUNT="1",
    )
    import django

    django.setup()
    try:
        yield place
    finally:
        shutil.rmtree(place)
