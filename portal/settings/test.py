"""For the suite: the same portal, without waiting for what is slow on purpose."""

import os

from .base import *
from .base import DATABASES, ELASTICSEARCH_URL, VAR_DIR

DEBUG = False
SECRET_KEY = "for-tests-only"
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "process": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "documents": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Files as they lie, found when asked for: nothing is collected for tests.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in service: a live server's threads need connections of their own. One a process.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / f"test-{os.getpid()}.sqlite3"}
# Named so that it goes with the database.
ERASURE_LIST = VAR_DIR / f"test-{os.getpid()}.sqlite3-erasures.jsonl"
# The tests of the mirror turn it on for themselves, at the address that the environment names.
ELASTICSEARCH_TEST_URL, ELASTICSEARCH_URL = ELASTICSEARCH_URL, ""
DEMO_PEOPLE = True
# Journeys press as fast as machines do, and must not meet a draft on its way.
WAGTAIL_AUTOSAVE_INTERVAL = 0
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
