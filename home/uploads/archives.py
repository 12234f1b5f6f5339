"""How much an archive unpacks to. Office files are archives, and a small one can hold a great deal of
nothing."""

import zipfile

from .unfit import Unfit

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 5_000
# Text shrinks to a tenth, pictures hardly; nothing honest shrinks to a two-hundredth.
MOST_SHRUNK = 200
SMALL = 10 * 1024 * 1024

TOO_MUCH = (
    "This file unpacks to far more than it seems to hold, so it was not opened. Save it again, or as a PDF."
)


def check_archive(file):
    """Raises Unfit for a bomb. Only the list of its parts is read; whoever unpacks reads no more than it
    says."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    file.seek(0)
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    shrunk = unpacked > SMALL and unpacked / packed > MOST_SHRUNK
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or shrunk:
        raise Unfit(TOO_MUCH)
