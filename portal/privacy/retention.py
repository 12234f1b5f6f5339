"""The deletion clocks: what is kept, for how long, from when, and what happens then. One table for all.

Each app's keeping.py says what it keeps and registers its clocks; `forget_due` lets them strike each night
and writes down what they did. A legal hold stops a clock for what it holds.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from .models import ClockRun

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Struck:
    """What a clock did: how many are `gone`, and how many were due but `held` by a legal hold."""

    gone: int = 0
    held: int = 0


@dataclass(frozen=True, kw_only=True)
class Clock:
    """`strike(now)` returns what was done, as Struck. The other four are words for people."""

    keeps: str
    how_long: str
    since: str
    then: str
    strike: Callable


CLOCKS: dict[str, Clock] = {}


def register(*clocks):
    for clock in clocks:
        CLOCKS[clock.keeps] = clock


def strike_all(*, now):
    """Let every clock strike. One that fails is written down and does not hold up the others."""
    return [_strike(clock, now) for clock in CLOCKS.values()]


def _strike(clock, now):
    try:
        with transaction.atomic():
            struck = clock.strike(now)
    except Exception:
        log.exception("A deletion clock failed. It strikes again tomorrow night.")
        return ClockRun.objects.create(clock=clock.keeps, at=now, failed=True)
    return ClockRun.objects.create(clock=clock.keeps, at=now, gone=struck.gone, held=struck.held)
