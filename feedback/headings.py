"""What a story is called until somebody finds a better name: its own first sentence."""

import re

from feedback.parts import split

LONGEST = 100
END_OF_SENTENCE = re.compile(r"(?<=[.!?…])\s|\n")


def heading_from(words):
    """The first sentence told, without its full stop, cut at a whole word where it is long."""
    told = split(words)[0][1] if words.strip() else ""
    first = END_OF_SENTENCE.split(" ".join(told.split(" ")), maxsplit=1)[0]
    first = " ".join(first.split())
    if len(first) <= LONGEST:
        return first.rstrip(".") or first
    return first[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
