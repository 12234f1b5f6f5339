"""Hints on the words and the pictures of a page."""

import re
from html import unescape
from textwrap import shorten

from django.utils.html import strip_tags

from . import Hint
from .pieces import pieces_of
from .reading_age import readability_of

BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|td|th)>|<br\s*/?>", re.IGNORECASE)
# What the NHS asks for, and a year or two of grace: the measure counts letters and knows no words.
EASY_AGE = 13
EXAMPLES, EXAMPLE_LENGTH = 3, 110
EMPTY_WORDS = {"here", "click here", "this link", "link", "more", "read more"}
LINKED = re.compile(r"<a\b[^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)


def on_words(page):
    """How old a reader must be, and the sentences that make it so."""
    found = readability_of(prose_of(page))
    if found.age is not None:
        how = "easy to read" if found.age <= EASY_AGE else "harder to read than it need be"
        yield Hint(f"Reading age about {found.age}: {how}. Patients’ pages aim for 11.", found.age > EASY_AGE)
    if found.long:
        count = "1 sentence has" if len(found.long) == 1 else f"{len(found.long)} sentences have"
        yield Hint(f"{count} more than 25 words. Make two of one.", examples=_short(found.long))


def on_pictures(page):
    """Pictures that say nothing to whoever cannot see them."""
    blank = sum(_lacks_alternative(piece) for piece in pieces_of(page) if isinstance(piece, dict))
    if blank:
        count = "1 picture has" if blank == 1 else f"{blank} pictures have"
        yield Hint(
            f"{count} no alternative text. Say what is to be seen, unless it is only decoration.",
            is_wrong=True,
        )


def on_linked_words(page):
    """Links whose words say nothing when they are heard alone."""
    texts = (piece for piece in pieces_of(page) if isinstance(piece, str) and "<a" in piece)
    linked = [strip_tags(words).strip() for text in texts for words in LINKED.findall(text)]
    empty = [words for words in linked if words.casefold() in EMPTY_WORDS]
    if empty:
        yield Hint("Some links do not say where they lead. Link the words that name it.", True, _short(empty))


def prose_of(page):
    """The sentences of a page: its summary and its rich texts, each block on a line of its own."""
    rich = [piece for piece in pieces_of(page) if isinstance(piece, str) and piece.lstrip().startswith("<")]
    blocks = (unescape(strip_tags(BLOCK_END.sub("\n", text))) for text in rich)
    return "\n".join([getattr(page, "summary", ""), *blocks])


def _lacks_alternative(piece):
    has_picture = piece.get("content_image") or piece.get("image")
    return bool(has_picture and "alt_text" in piece and not (piece["alt_text"] or "").strip())


def _short(texts):
    return tuple(shorten(text, EXAMPLE_LENGTH, placeholder=" …") for text in texts[:EXAMPLES])
