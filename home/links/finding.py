"""The links of a page: in its rich texts, its blocks and its fields that hold an address."""

from dataclasses import dataclass
from html.parser import HTMLParser

from portal.hints.pieces import pieces_of

ADDRESS = ("http://", "https://")
NOT_FOLLOWED = ("mailto:", "tel:", "#", "sms:")
LONGEST = 1000


@dataclass(frozen=True)
class Link:
    """An address as it stands, or page:5 and document:7 where an editor chose one. `words`: what is
    linked."""

    address: str
    words: str = ""


def links_of(page):
    """Every link of the page, each address once, in order. `page` may be a draft."""
    found = {}
    for piece in pieces_of(page):
        for link in _links_in(piece) if isinstance(piece, str) else ():
            found.setdefault(link.address[:LONGEST], link)
    return list(found.values())


def _links_in(text):
    if "<a" in text:
        anchors = _Anchors()
        anchors.feed(text)
        return anchors.links()
    return [Link(text)] if text.startswith(ADDRESS) and " " not in text else []


class _Anchors(HTMLParser):
    """Takes the anchors out of a rich text as Wagtail keeps it."""

    def __init__(self):
        super().__init__()
        self.found, self.is_open = [], False

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append([_address(dict(attrs)), ""])
            self.is_open = True

    def handle_endtag(self, tag):
        self.is_open = self.is_open and tag != "a"

    def handle_data(self, data):
        if self.is_open:
            self.found[-1][1] += data

    def links(self):
        return [
            Link(address, " ".join(words.split())[:200])
            for address, words in self.found
            if address and not address.startswith(NOT_FOLLOWED)
        ]


def _address(attributes):
    if attributes.get("linktype") in ("page", "document"):
        return f"{attributes['linktype']}:{attributes.get('id', '')}"
    return (attributes.get("href") or "").strip()
