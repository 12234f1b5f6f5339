"""A PDF, by its pages."""

from itertools import islice

from pypdf import PdfReader

from .found import MOST_PARTS, Inside, Part, within_bounds


def look(path):
    reader = PdfReader(path)
    pages = (
        Part(f"On page {number}", page.extract_text())
        for number, page in enumerate(islice(reader.pages, MOST_PARTS), start=1)
    )
    parts = within_bounds(pages)
    return Inside(parts, len(reader.pages), tuple(_advice(reader, parts)))


def _advice(reader, parts):
    root = reader.trailer["/Root"]
    if not parts:
        yield "no_words"
    elif "/StructTreeRoot" not in root or not _value(root, "/MarkInfo", {}).get("/Marked"):
        yield "no_tags"
    if not str((reader.metadata or {}).get("/Title") or "").strip():
        yield "no_title"
    if not _value(root, "/Lang", ""):
        yield "no_language"


def _value(root, name, default):
    value = root.get(name, default)
    return value.get_object() if hasattr(value, "get_object") else value
