"""Hints to whoever writes a page: what would make it easier to read, before a reader stumbles over it.

Any room may give hints: `register` a function from a page (a draft perhaps) to Hints.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hint:
    """is_wrong: it must be mended; otherwise it is good to know. `examples`: the places, as an editor
    knows them."""

    words: str
    is_wrong: bool = False
    examples: tuple[str, ...] = ()


_givers: list[Callable[[object], Iterable[Hint]]] = []


def register(giver):
    if giver not in _givers:
        _givers.append(giver)


def hints_for(page):
    """What is wrong first."""
    hints = [hint for giver in _givers for hint in giver(page)]
    return sorted(hints, key=lambda hint: not hint.is_wrong)
