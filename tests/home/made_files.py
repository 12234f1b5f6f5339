"""Real files, made as small as they can be: Word, PowerPoint, Excel, OpenDocument and PDF."""

import io
import zipfile

from docx import Document
from openpyxl import Workbook
from pypdf import PdfWriter

from home.demo import pdf_files

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
T = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def archive(**parts):
    """A ZIP of these parts; `__` stands for a slash in a name, and `_xml` for its end."""
    return archive_of({name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()})


def archive_of(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return file.getvalue()


def pdf(words="Bring a friend to your scan.", title="Scans", pages=1):
    """Tagged, titled and in English."""
    text = "\n\n".join([words] * pages)
    return pdf_files.make({"title": title, "summary": "", "kind": "leaflet", "text": text}, "")


def pages_only(pages=1):
    """A PDF with pages and nothing on them, as a scan looks from inside."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    return _bytes_of(writer.write)


def scripted():
    """Begins as a PDF does that greets whoever opens it."""
    return b"%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert('Hello')) >> >>\nendobj\n"


def word(*paragraphs, title="", headings=()):
    document = Document()
    document.core_properties.title = title
    for text in paragraphs:
        document.add_heading(text) if text in headings else document.add_paragraph(text)
    return _bytes_of(document.save)


def workbook(*rows, sheet="Costs", title=""):
    book = Workbook()
    book.active.title = sheet
    book.properties.title = title
    for row in rows:
        book.active.append(row)
    return _bytes_of(book.save)


def slides(*words):
    """The last slide stands first in the archive: what counts is the order in which they are shown."""
    numbers = range(1, len(words) + 1)
    shown = "".join(f'<p:sldId id="{200 + number}" r:id="r{number}"/>' for number in numbers)
    links = "".join(f'<Relationship Id="r{number}" Target="slides/s{number}.xml"/>' for number in numbers)
    parts = {f"ppt/slides/s{number}.xml": _slide(words[number - 1]) for number in reversed(numbers)}
    parts["ppt/presentation.xml"] = f"<p:show {P} {R}><p:sldIdLst>{shown}</p:sldIdLst></p:show>"
    parts["ppt/_rels/presentation.xml.rels"] = f"<Relationships>{links}</Relationships>"
    return archive_of(parts)


def _slide(text):
    return f"<p:sld {P} {A}><p:sp><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp></p:sld>"


def open_text(heading, words):
    content = f"<x {T}><text:h>{heading}</text:h><text:p>{words}</text:p></x>"
    return archive(mimetype="application/vnd.oasis.opendocument.text", content_xml=content)


def _bytes_of(save):
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def words_of(word_file):
    """What a Word file says, as it lies in the file."""
    with zipfile.ZipFile(io.BytesIO(word_file)) as archive:
        return archive.read("word/document.xml")
