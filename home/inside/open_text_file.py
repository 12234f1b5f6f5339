"""An OpenDocument text, by its headings."""

from textwrap import shorten

from .archive import opened
from .found import Inside, Part, within_bounds

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
COUNTS = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}document-statistic"
PAGES = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}page-count"
HEADING, PARAGRAPH = f"{TEXT}h", f"{TEXT}p"


def look(path):
    with opened(path) as archive:
        parts = within_bounds(_parts(archive.xml("content.xml")))
        counts = archive.xml("meta.xml").find(f".//{COUNTS}")
        pages = "" if counts is None else counts.get(PAGES, "")
        advice = () if archive.title("meta.xml") else ("no_title",)
    return Inside(parts, int(pages) if pages.isdigit() else None, advice if parts else ("no_words", *advice))


def _parts(content):
    heading, lines = "", []
    for piece in content.iter():
        if piece.tag == HEADING:
            yield Part(heading, "\n".join(lines))
            words = "".join(piece.itertext())
            heading, lines = f"Under “{shorten(words, 70, placeholder=' …')}”", [words]
        elif piece.tag == PARAGRAPH:
            lines.append("".join(piece.itertext()))
    yield Part(heading, "\n".join(lines))
