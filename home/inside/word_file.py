"""A Word file, by its pages where Word marked where they end, or else by its headings."""

from itertools import groupby
from textwrap import shorten

from .archive import opened
from .found import Inside, Part, within_bounds

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
TEXT = {f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"}
# As long as two pages of a book: without headings somebody who listens is lost in it.
LONG = 4_000
LONGEST_HEADING = 70


def look(path):
    with opened(path) as archive:
        body = archive.xml("word/document.xml")
        paragraphs = list(_paragraphs(body))
        pages = archive.xml("docProps/app.xml").findtext(PROPERTIES)
        parts = within_bounds(_parts(paragraphs))
        advice = tuple(_advice(archive, body, paragraphs, parts))
    return Inside(parts, int(pages) if pages and pages.isdigit() and int(pages) else None, advice)


def _paragraphs(body):
    """(page, heading, words) of each paragraph, those of tables too, in their order."""
    page, heading = 1, ""
    for paragraph in body.iter(f"{W}p"):
        words, begins = _words(paragraph)
        page += begins
        if _is_heading(paragraph) and words.strip():
            heading = shorten(words, LONGEST_HEADING, placeholder=" …")
        yield page, heading, words


def _words(paragraph):
    """The words of the paragraph, and how many pages begin in it."""
    words, begins = [], 0
    for piece in paragraph.iter():
        if piece.tag == f"{W}t":
            words.append(piece.text or "")
        elif piece.tag in TEXT:
            words.append(" ")
        begins += piece.tag == f"{W}lastRenderedPageBreak"
    return "".join(words), begins


def _is_heading(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val", "").lower().startswith(("heading", "title"))


def _parts(paragraphs):
    has_pages = any(page > 1 for page, _, _ in paragraphs)
    place = (lambda row: f"On page {row[0]}") if has_pages else (lambda row: row[1] and f"Under “{row[1]}”")
    for where, rows in groupby(paragraphs, key=place):
        yield Part(where, "\n".join(words for _, _, words in rows))


def _advice(archive, body, paragraphs, parts):
    if not parts:
        yield "no_words"
    if not archive.title():
        yield "no_title"
    if archive.xml("word/styles.xml").find(f".//{W}lang") is None:
        yield "no_language"
    if sum(len(words) for _, _, words in paragraphs) > LONG and not any(name for _, name, _ in paragraphs):
        yield "no_headings"
    if any(not (drawing.get("descr") or drawing.get("title")) for drawing in body.iter(DRAWING)):
        yield "no_alternative"
    tables = list(body.iter(f"{W}tbl"))
    if any(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None for table in tables):
        yield "no_table_head"
