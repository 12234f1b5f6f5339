"""What a story is called until somebody finds a better name: its own first sentence."""

import re

LONGEST = 100
END_OF_SENTENCE = re.compile(r"(?<=[.!?…])\s|\n")


def heading_from(words):
    """The first sentence of the words without its full stop, cut at a whole word where it is long."""
    first = END_OF_SENTENCE.split(" ".join(words.strip().split(" ")), maxsplit=1)[0]
    first = " ".join(first.split())
    if len(first) <= LONGEST:
        return first.rstrip(".") or first
    return first[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
