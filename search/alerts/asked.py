"""A search as one line of text, the same for the same search: how an alert keeps it."""

from urllib.parse import urlencode

from search.entries import Facet
from search.text import plain

LONGEST_WORDS = 200


def asked_in(query):
    """What of an address's query an alert keeps: the words and the filters, in a fixed order."""
    words = plain(query.get("q", "")).strip()[:LONGEST_WORDS]
    pairs = [("q", words)] if words else []
    pairs += [(facet.value, value) for facet in Facet for value in sorted(set(query.getlist(facet.value)))]
    return urlencode(pairs)
