"""Elasticsearch for the tests that need a real one. Those that kill its nodes have it to themselves."""

import fcntl
import os
from contextlib import contextmanager

import pytest
from django.conf import settings as django_settings

from search.engines import steady
from search.mirror.cluster import writer
from tests import cluster as clusters
from tests.proxy import Proxy

PATIENT = 10
MISSING = "No Elasticsearch answers at ELASTICSEARCH_URL: what needs one was not tested."


@pytest.fixture(scope="session")
def cluster():
    found = clusters.found()
    if not found:
        if clusters.STARTER:
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return found


@pytest.fixture
def elasticsearch(cluster, settings, monkeypatch):
    """The portal with the mirror turned on, and no index yet."""
    monkeypatch.setattr("search.mirror.cluster.LONGEST_WAIT", PATIENT)
    with _locked(fcntl.LOCK_SH), _turned_on(cluster, settings):
        yield cluster


@pytest.fixture
def nodes(cluster, settings):
    """The same, and nobody else is on the cluster: its nodes may be killed and stopped."""
    if not cluster.has_nodes_to_kill:
        pytest.skip("These nodes cannot be killed from here: what happens then was not tested.")
    with _locked(fcntl.LOCK_EX), _turned_on(cluster, settings):
        yield cluster
        cluster.start()


@pytest.fixture
def proxies(elasticsearch, settings):
    """Each node behind a proxy, and the portal on the other side of them."""
    made = [Proxy(address) for address in elasticsearch.addresses]
    settings.ELASTICSEARCH_URL = ",".join(proxy.address for proxy in made)
    yield made
    settings.ELASTICSEARCH_URL = elasticsearch.url
    for proxy in made:
        proxy.close()


@contextmanager
def _turned_on(cluster, settings):
    """The machine of the tests may be busy: how long a reader waits is for the tests of just that."""
    settings.ELASTICSEARCH_URL = cluster.url
    settings.ELASTICSEARCH_TIMEOUT = PATIENT
    settings.ELASTICSEARCH_INDEX = f"test-{os.getpid()}"
    steady.breaker.close()
    yield
    settings.ELASTICSEARCH_URL = cluster.url
    for index in writer().indices.get_alias(index=f"{settings.ELASTICSEARCH_INDEX}-*"):
        writer().indices.delete(index=index)


@contextmanager
def _locked(how):
    """Processes of the suite share one cluster."""
    django_settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (django_settings.VAR_DIR / "elasticsearch-tests.lock").open("w") as file:
        fcntl.flock(file, how)
        yield
