"""An uploaded table from its arrival to its deletion: looked at before it is kept, and on disk to be read."""

import shutil
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db.models import Q

from . import files
from .rows import count_rows, header_of

MOST_BYTES = 20 * 1024 * 1024
WAITS, LISTED = timedelta(days=1), timedelta(days=30)


class TooLarge(files.Unreadable):
    def __init__(self):
        super().__init__(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Upload it in parts.")


def looked_at(file):
    """{field: value} that a new upload of this file begins with. Raises Unreadable, which says what to do."""
    if file.size > MOST_BYTES:
        raise TooLarge
    with on_disk(file) as path:
        kind = files.kind_of(path)
        if not any(header_of(path)):
            raise files.Unreadable("The first row of the file is empty. It must name the columns.")
        return {"name": Path(file.name).name[:120], "kind": kind, "total": count_rows(path)}


@contextmanager
def path_of(upload):
    """The file on this machine's disk, wherever it is kept."""
    with upload.file.open("rb") as file, on_disk(file) as path:
        yield path


@contextmanager
def on_disk(file):
    with NamedTemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        yield Path(copy.name)
        file.seek(0)


def forget(model, *, now):
    """Delete files that nobody mapped within a day, and old lists of refusals. Returns how many."""
    idle = Q(uploaded_at__lte=now - WAITS) & ~Q(file="")
    listed = Q(uploaded_at__lte=now - LISTED) & ~Q(refusals="")
    uploads = list(model.objects.filter(idle | listed))
    for upload in uploads:
        upload.forget_file()
        if upload.uploaded_at <= now - LISTED and upload.refusals:
            upload.refusals.delete(save=True)
    return len(uploads)
