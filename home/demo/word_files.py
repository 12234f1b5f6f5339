"""A text of the demonstration as a Word file, in Word's own styles, so that its headings can be heard.

Same text, same bytes.
"""

import re
import zipfile
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from . import prose

BLUE, GREY = RGBColor(0x00, 0x5E, 0xB8), RGBColor(0x4C, 0x62, 0x72)
BOLD = re.compile(r"\*\*(.+?)\*\*")
FIXED = datetime(2026, 1, 5, 9)
SIZES = {"Normal": 11, "Title": 24, "Heading 1": 16, "Heading 2": 13, "List Bullet": 11, "List Number": 11}


def make(facts, details, pages):
    """The file's bytes. Word counts pages only when it opens a file, so that `pages` is written into it."""
    document = Document()
    _dress(document, facts)
    document.add_heading(facts["title"], 0)
    document.add_paragraph().add_run(details).font.color.rgb = GREY
    _words(document.add_paragraph(), f"**{facts['summary']}**")
    for piece in prose.pieces(facts["text"]):
        ADD[piece.kind](document, piece)
    if facts.get("made") == "untidy":
        _forget_manners(document)
    target = BytesIO()
    document.save(target)
    return _settled(target, pages)


def _dress(document, facts):
    about = document.core_properties
    about.title, about.subject, about.language = facts["title"], facts["summary"], "en-GB"
    about.author = about.last_modified_by = "Kent and Medway Cancer Alliance (demonstration)"
    about.created = about.modified = about.last_printed = FIXED
    about.comments, about.revision = "Written for a demonstration.", 1
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        if name in ("Title", "Heading 1", "Heading 2"):
            style.font.color.rgb = BLUE
            style.element.rPr.rFonts.attrib.clear()
            style.font.name = "Arial"
    _speak_english(document)


def _forget_manners(document):
    """As many files come: large bold words for headings, and no title of its own."""
    document.core_properties.title = ""
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith(("Heading", "Title")):
            paragraph.style = document.styles["Normal"]
            for run in paragraph.runs:
                run.font.bold, run.font.size = True, Pt(14)


def _speak_english(document):
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")


def _words(paragraph, text):
    """The text with its bold parts; a box to tick where it asks for one."""
    for number, part in enumerate(BOLD.split(text.replace("[ ] ", "☐ "))):
        paragraph.add_run(part).bold = number % 2 == 1
    return paragraph


def _heading(document, piece):
    document.add_heading(piece.lines[0], piece.level - 1)


def _paragraph(document, piece):
    for line in piece.lines:
        _words(document.add_paragraph(), line)


def _bullets(document, piece):
    for line in piece.lines:
        _words(document.add_paragraph(style="List Bullet"), line)


def _numbers(document, piece):
    """Numbered by hand: Word would go on counting from the list before."""
    for number, line in enumerate(piece.lines, 1):
        _words(document.add_paragraph(), f"{number}.  {line}")


def _table(document, piece):
    head, *rows = piece.lines
    table = document.add_table(rows=0, cols=len(head), style="Light Grid Accent 1")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for row in (head, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _words(cell.paragraphs[0], text)
    _repeat_head(table)
    document.add_paragraph()


def _repeat_head(table):
    """Says that the first row heads the table, also to somebody who listens."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _line(document, piece):
    for label in piece.lines:
        document.add_paragraph(f"{label}  {'_' * (60 - len(label))}" if label else "_" * 62)


ADD = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullets": _bullets,
    "numbers": _numbers,
    "boxes": _paragraph,
    "table": _table,
    "line": _line,
}


def _settled(target, pages):
    """The same archive with one date on every part, and with its number of pages."""
    settled = BytesIO()
    with zipfile.ZipFile(target) as made, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(made.namelist(), key=lambda name: name != "[Content_Types].xml"):
            data = made.read(name)
            if name == "docProps/app.xml":
                data = re.sub(rb"<Pages>\d+</Pages>", b"<Pages>%d</Pages>" % pages, data)
            archive.writestr(zipfile.ZipInfo(name, FIXED.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return settled.getvalue()
