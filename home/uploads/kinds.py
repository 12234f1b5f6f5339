"""What a file is, by its content. Its name only says what it claims to be."""

import re
import zipfile
from pathlib import PurePath

from .unfit import Unfit

NOT_AS_NAMED = "This file is not what its name says. Save it again and upload the new copy."
LOCKED = (
    "This file is locked with a password, or was saved in an old form. Save it without a password, in "
    "today’s "
    "form, and upload the new copy."
)
A_PAGE = "This file is a web page or a drawing, which could run in a reader’s browser. Save it as a PDF."
# Some writers put a mark or an empty line before a PDF's first words; readers allow for that.
PDF_MAY_BEGIN_LATER = 1024
# What Office writes for a file with a password, and what it wrote before 2007.
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# The part that each kind of archive has and no other.
PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
}
ARCHIVES = frozenset(PARTS)
TEXTS = frozenset({"txt", "csv", "md"})
# Where a browser would take a text for a page or a drawing.
MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|svg|script|iframe|object|embed)\b", re.IGNORECASE)
TEXT_READ = 64_000


def extension_of(name):
    return PurePath(name).suffix[1:].lower()


def check_kind(file):
    """Raises Unfit where the content belongs to another kind of file than its name says."""
    extension = extension_of(file.name)
    first = _first(file, TEXT_READ)
    if first.startswith(OLD_OFFICE):
        raise Unfit(LOCKED)
    if extension in TEXTS:
        _check_text(first)
    elif not (_is_archive_of(file, extension) if extension in ARCHIVES else _is_pdf(first, extension)):
        raise Unfit(NOT_AS_NAMED)


def _first(file, most):
    file.seek(0)
    first = file.read(most)
    file.seek(0)
    return first


def _is_pdf(first, extension):
    return extension == "pdf" and b"%PDF-" in first[:PDF_MAY_BEGIN_LATER]


def _is_archive_of(file, extension):
    try:
        with zipfile.ZipFile(file) as archive:
            return PARTS[extension] in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    finally:
        file.seek(0)


def _check_text(first):
    if b"\x00" in first:
        raise Unfit(NOT_AS_NAMED)
    if MARKUP.search(first):
        raise Unfit(A_PAGE)
