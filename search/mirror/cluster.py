"""The way to the cluster: clients made from the settings, and what counts as its not answering."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError

__all__ = ["AWAY", "NotFoundError", "is_on", "patience", "reader", "writer"]

# Whatever the cluster does wrong, from a refused connection to a 503.
AWAY = (TransportError, ApiError)
LONGEST_WAIT = 1


def is_on():
    return bool(settings.ELASTICSEARCH_URL)


def reader():
    """For a search inside a request: it asks a second node where there is one, and never a third."""
    tries = min(len(_addresses()), 2)
    return _client(*_way(), wait=patience() / tries, tries=tries, is_hasty=True, connections=16)


def writer():
    """For the worker. It goes on to the next node where one refuses; what fails is tried again later."""
    wait, tries = settings.ELASTICSEARCH_WRITE_TIMEOUT, len(_addresses())
    return _client(*_way(), wait=wait, tries=tries, is_hasty=False, connections=4)


def patience():
    """Seconds that a search may take in all."""
    return min(settings.ELASTICSEARCH_TIMEOUT, LONGEST_WAIT)


def _addresses():
    return tuple(address.strip() for address in settings.ELASTICSEARCH_URL.split(",") if address.strip())


def _way():
    """Where the cluster is and how to come in, as a key for the clients that are kept."""
    return (
        _addresses(),
        (settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD),
        settings.ELASTICSEARCH_API_KEY,
        settings.ELASTICSEARCH_CA,
    )


@lru_cache(maxsize=8)
def _client(addresses, user_and_password, api_key, authority, *, wait, tries, is_hasty, connections):
    """One for each way and manner: a client keeps its connections and knows which nodes are dead.

    is_hasty: it asks the next node where one is silent.
    """
    secure = {"ca_certs": _readable(authority)} if authority else {}
    if api_key:
        secure["api_key"] = api_key
    elif all(user_and_password):
        secure["basic_auth"] = user_and_password
    return Elasticsearch(
        list(addresses),
        request_timeout=wait,
        max_retries=tries - 1,
        retry_on_timeout=is_hasty,
        connections_per_node=connections,
        **secure,
    )


def _readable(authority):
    """The client would find out with its first connection."""
    if not Path(authority).is_file():
        raise FileNotFoundError(f"there is no file {authority}")
    return authority


# Two processes that speak through one connection would read each other's answers.
os.register_at_fork(after_in_child=_client.cache_clear)
