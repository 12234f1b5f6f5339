"""The cache that all processes share, without a question to the database for what each may know by itself."""

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY

# Wagtail asks on every page where its sites begin. That changes when an administrator moves a whole site.
KEPT_NEAR = frozenset({SITE_ROOT_PATHS_CACHE_KEY})
A_MINUTE = 60


class SharedCache(DatabaseCache):
    """DatabaseCache, but for KEPT_NEAR: each process keeps those for a minute by itself."""

    def get(self, key, default=None, version=None):
        if key in KEPT_NEAR:
            return caches["process"].get(key, default, version)
        return super().get(key, default, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if key in KEPT_NEAR:
            caches["process"].set(key, value, A_MINUTE, version)
        else:
            super().set(key, value, timeout, version)

    def delete(self, key, version=None):
        if key in KEPT_NEAR:
            return caches["process"].delete(key, version)
        return super().delete(key, version)
