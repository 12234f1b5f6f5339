"""Whether a file is what its name says. Only kinds that say so in their first bytes can be asked."""

from pathlib import PurePath

BEGINNINGS = {
    "pdf": b"%PDF-",
    "docx": b"PK",
    "xlsx": b"PK",
    "pptx": b"PK",
    "odt": b"PK",
}
# Some writers put a mark or an empty line before a PDF's first words; readers allow for that.
PDF_MAY_BEGIN_LATER = 1024


def is_what_it_says(file):
    """False where the first bytes belong to another kind of file. The file is left at its start."""
    extension = PurePath(file.name).suffix[1:].lower()
    beginning = BEGINNINGS.get(extension)
    file.seek(0)
    first = file.read(PDF_MAY_BEGIN_LATER)
    file.seek(0)
    if beginning is None:
        return b"\x00" not in first
    return beginning in first if extension == "pdf" else first.startswith(beginning)
