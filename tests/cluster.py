"""A real Elasticsearch for tests: what ELASTICSEARCH_URL names, and its nodes where they can be killed."""

import os
import subprocess
from dataclasses import dataclass
from urllib.request import urlopen

from django.conf import settings

STARTER = os.environ.get("ELASTICSEARCH_STARTER", "")
FIRST_PORT = os.environ.get("ELASTICSEARCH_FIRST_PORT", "9200")


@dataclass
class Cluster:
    addresses: list[str]

    @property
    def url(self):
        return ",".join(self.addresses)

    @property
    def has_nodes_to_kill(self):
        return bool(STARTER) and len(self.addresses) > 1

    def kill(self, node):
        """As a machine dies: SIGKILL."""
        _starter("kill", str(node))

    def stop(self):
        _starter("stop")

    def forget_everything(self):
        """All nodes are stopped and their discs are lost."""
        _starter("clean")

    def start(self):
        """Whatever is not running, with the data that it had. It returns when all have joined."""
        _starter("start", str(len(self.addresses)), FIRST_PORT)


def found():
    """The cluster, or None where none answers."""
    addresses = [address for address in settings.ELASTICSEARCH_TEST_URL.split(",") if address]
    return Cluster(addresses) if addresses and any(map(_answers, addresses)) else None


def _answers(address):
    try:
        with urlopen(address, timeout=10) as answer:
            return answer.status == 200
    except OSError:
        return False


def _starter(*words):
    subprocess.run([STARTER, *words], check=True, capture_output=True, timeout=180)
