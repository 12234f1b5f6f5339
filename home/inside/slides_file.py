"""A PowerPoint file, by its slides."""

from .archive import opened
from .found import Inside, Part, within_bounds

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TITLES = {"title", "ctrTitle"}


def look(path):
    with opened(path) as archive:
        slides = [archive.xml(name) for name in _in_order(archive)]
        advice = tuple(_advice(archive, slides))
    parts = within_bounds(
        Part(f"On slide {number}", _words(slide)) for number, slide in enumerate(slides, start=1)
    )
    return Inside(parts, len(slides) or None, advice if parts else ("no_words", *advice))


def _in_order(archive):
    """The names of the slides' parts as the presentation shows them."""
    links = archive.xml("ppt/_rels/presentation.xml.rels")
    target = {link.get("Id"): f"ppt/{link.get('Target', '').removeprefix('/ppt/')}" for link in links}
    shown = archive.xml("ppt/presentation.xml").iter(f"{P}sldId")
    return [target[slide.get(R)] for slide in shown if target.get(slide.get(R)) in archive.names]


def _words(slide):
    lines = ("".join(piece.text or "" for piece in line.iter(f"{A}t")) for line in slide.iter(f"{A}p"))
    return "\n".join(lines)


def _advice(archive, slides):
    if not archive.title():
        yield "no_title"
    if any(not _has_title(slide) for slide in slides):
        yield "no_slide_title"
    if any(not (picture.get("descr") or "").strip() for slide in slides for picture in _pictures(slide)):
        yield "no_alternative"


def _has_title(slide):
    titles = (shape for shape in slide.iter(f"{P}sp") if _kind(shape) in TITLES)
    return any(_words(shape).strip() for shape in titles)


def _kind(shape):
    place = shape.find(f".//{P}nvPr/{P}ph")
    return None if place is None else place.get("type")


def _pictures(slide):
    return slide.iterfind(f".//{P}pic/{P}nvPicPr/{P}cNvPr")
