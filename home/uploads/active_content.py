"""What in a file would run when a reader opens it: macros, scripts, programs. Such a file is not kept."""

import re
import zipfile
import zlib

from .unfit import Unfit

MACROS = (
    "This file has macros or controls in it, which could harm whoever opens it. Save it without them, "
    "and upload "
    "the new copy."
)
SCRIPTS = (
    "This PDF runs a script or a program when it is opened. Print it into a new PDF, which leaves that "
    "behind, and "
    "upload the new one."
)
LOCKED = (
    "This PDF is locked against changes or with a password, so it cannot be checked, searched or read "
    "aloud. Save it "
    "without the lock."
)
# Parts of an archive that run, in Office files and in OpenDocument.
RUNS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|activeX/|Basic/|Scripts/)", re.IGNORECASE)
MACRO_TYPE = re.compile(rb"macroEnabled|ms-office\.vbaProject", re.IGNORECASE)
TYPES = "[Content_Types].xml"
TYPES_READ = 500_000
# Names in a PDF that stand for something that runs. Any letter of a name may be written as #xx.
ACTIONS = (b"/JavaScript", b"/Launch", b"/RichMedia")
LOCK = b"/Encrypt"
ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
OBJECTS, BEGIN, END = b"/ObjStm", b"stream", b"endstream"
MOST_OBJECTS = 50 * 1024 * 1024


def check_archive(file):
    """Raises Unfit for macros and controls in an Office or OpenDocument file."""
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        types = b""
        if TYPES in names:
            with archive.open(TYPES) as part:
                types = part.read(TYPES_READ)
    file.seek(0)
    if any(map(RUNS.search, names)) or MACRO_TYPE.search(types):
        raise Unfit(MACROS)


def check_pdf(file):
    """Raises Unfit for a PDF that runs something, or that is locked and cannot be looked into."""
    content = file.read()
    file.seek(0)
    for words in (content, *_objects(content)):
        plain = ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), words)
        if LOCK in plain:
            raise Unfit(LOCKED)
        if any(action in plain for action in ACTIONS):
            raise Unfit(SCRIPTS)


def _objects(content):
    """The streams in which a PDF keeps its objects packed, unpacked. One pass, whatever is in the file."""
    left, at = MOST_OBJECTS, content.find(OBJECTS)
    while at >= 0 and left > 0:
        begin = content.find(BEGIN, at)
        end = content.find(END, begin + len(BEGIN))
        if begin < 0 or end < 0:
            return
        unpacked = _unpacked(content[begin + len(BEGIN) : end].lstrip(b"\r\n"), left)
        left -= len(unpacked)
        yield unpacked
        at = content.find(OBJECTS, end)


def _unpacked(packed, most):
    """At most so many bytes. What is packed in another way is looked at as it is."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return packed
