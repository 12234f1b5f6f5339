"""How many pages a file has, where the file itself can say so."""

import re
import zipfile

from pypdf import PdfReader
from pypdf.errors import PyPdfError

# A Word file keeps its properties in a small part of its archive; no more of it than this is read.
WORD_PROPERTIES = "docProps/app.xml"
WORD_PROPERTIES_BYTES = 20_000
PAGES = re.compile(rb"<(?:\w+:)?Pages>(\d{1,6})</")


def count_pages(file, extension):
    """The number of pages of an open file, or None where it cannot be told. The file is left at its start."""
    counter = {"pdf": _pages_of_pdf, "docx": _pages_of_word}.get(extension)
    if counter is None:
        return None
    file.seek(0)
    try:
        return counter(file) or None
    finally:
        file.seek(0)


def _pages_of_pdf(file):
    try:
        return len(PdfReader(file).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # A damaged file is the editor's to mend; it must not stop the upload.
        return None


def _pages_of_word(file):
    try:
        with zipfile.ZipFile(file) as archive, archive.open(WORD_PROPERTIES) as properties:
            found = PAGES.search(properties.read(WORD_PROPERTIES_BYTES))
    except (zipfile.BadZipFile, KeyError, OSError):
        return None
    return int(found[1]) if found else None
