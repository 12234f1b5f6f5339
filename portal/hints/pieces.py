"""Everything that a page holds, piece by piece: its fields, and what lies inside its blocks."""

import json

# What a page keeps for itself and shows to nobody.
OWN = {"url_path", "path", "slug", "seo_title", "search_description", "draft_title"}


def pieces_of(page):
    """Each text and each mapping of names to values, from the outside in. `page` may be a draft."""
    for name, value in page.serializable_data().items():
        if name not in OWN:
            yield from _pieces(value)


def _pieces(value):
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _pieces(part)
    elif isinstance(value, list):
        for part in value:
            yield from _pieces(part)
    elif isinstance(value, str):
        unpacked = _unpacked(value)
        if unpacked is None:
            yield value
        else:
            yield from _pieces(unpacked)


def _unpacked(text):
    """A stream of blocks is kept as JSON inside the page's own; None for any other text."""
    if not text.startswith(("[", "{")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
