import pytest
from django.core.cache import cache
from django.utils import timezone

from portal.guarding import EmptyTrap, UnhurriedPress
from tests.factories.consultations import NOW

UNHURRIED = {**EmptyTrap().test_data(), **UnhurriedPress().test_data()}


@pytest.fixture(autouse=True)
def no_rate_yet():
    """Rate limits count in the cache, and every test is a new day."""
    cache.clear()


@pytest.fixture
def clock(monkeypatch):
    """clock(moment): from then on it is that moment everywhere. It starts at NOW."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to
