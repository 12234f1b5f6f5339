"""What answers a search. Whatever it is, it keeps the promise of `Engine` and passes one contract."""

from search.mirror.cluster import is_on

from .contract import Engine
from .database import DatabaseEngine
from .steady import SteadyEngine


def engine_in_use() -> Engine:
    """For one request: Elasticsearch where it is set up and answers, and else the engine inside the
    database."""
    return SteadyEngine() if is_on() else DatabaseEngine()
