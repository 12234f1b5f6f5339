"""The door to what needs scikit-learn. Whoever only shows a page or stores a story never goes through it."""

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec


def is_installed():
    """Whether this server can learn. Without it the word rules suggest alone."""
    return find_spec("sklearn") is not None


def learned():
    """The model that this server learned, or None. Read again only when its file has changed."""
    if not is_installed():
        return None
    storing = import_module("feedback.suggesting.storing")
    try:
        changed_at = storing.path().stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _read(str(storing.path()), changed_at)


@lru_cache(maxsize=1)
def _read(place, changed_at):
    storing = import_module("feedback.suggesting.storing")
    try:
        return storing.load()
    except storing.Outdated:
        return None


def fitting():
    return import_module("feedback.suggesting.fitting")


def storing():
    return import_module("feedback.suggesting.storing")
