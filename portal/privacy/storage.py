"""Where files lie that hold people's words: outside every folder that is served, for a short time."""

from django.core.files.storage import storages


def private_storage():
    """Asked for when a file is used, so that tests and services each have their own."""
    return storages["private"]
