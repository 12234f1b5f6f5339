"""Elasticsearch while it answers in time, and the engine inside the database whenever it does not."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from http import HTTPStatus

from elasticsearch import ApiError

from search.mirror.cluster import AWAY, patience
from search.mirror.state import can_answer

from .breaker import Breaker
from .database import DatabaseEngine
from .elastic import ElasticEngine

log = logging.getLogger(__name__)

# A client's own limit is on each piece of an answer; only a second thread can be left alone altogether.
_threads = ThreadPoolExecutor(16, thread_name_prefix="elasticsearch")
breaker = Breaker()


class SteadyEngine:
    """For one request of a reader: whatever is asked of it, Elasticsearch is not waited for longer in all."""

    def __init__(self):
        self.database = DatabaseEngine()
        self.left = patience()

    def search(self, query):
        return self._from_elasticsearch(query) or self.database.search(query)

    def _from_elasticsearch(self, query):
        """The answer, or None where there is none in time."""
        if self.left <= 0 or not can_answer() or not breaker.allows():
            return None
        began = time.monotonic()
        try:
            found = _threads.submit(ElasticEngine().search, query).result(timeout=self.left)
        except (*AWAY, TookTooLong) as error:
            return _note_failure(error)
        finally:
            self.left -= time.monotonic() - began
        breaker.close()
        return found


def _note_failure(error):
    """A question that it does not understand is a mistake of ours, and no reason not to ask it others."""
    if isinstance(error, ApiError) and error.status_code == HTTPStatus.BAD_REQUEST:
        log.error("Elasticsearch refused a search. The database answered it.")
    elif breaker.trip():
        log.warning("Elasticsearch did not answer a search (%s). The database does.", type(error).__name__)
