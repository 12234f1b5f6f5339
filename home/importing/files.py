"""The files that rows name: in a folder, or in a ZIP. Nothing outside of it can be named."""

import hashlib
import zipfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile

from portal.tables.refusals import Refused

MOST_FILES = 2_000


def hash_of(file):
    """As Wagtail takes it of a document's file."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha1").hexdigest()
    file.seek(0)
    return digest


class NoFiles:
    @contextmanager
    def opened(self, name):
        yield None


class Folder:
    def __init__(self, path):
        self.path = Path(path).resolve()

    @contextmanager
    def opened(self, name):
        """The file of this name, or None where it is not there."""
        path = (self.path / name).resolve()
        if not path.is_relative_to(self.path) or not path.is_file():
            yield None
            return
        yield _held(path.read_bytes(), name, path.stat().st_size)


class Zip:
    """A ZIP that somebody uploaded. No more of a file is unpacked than a document may hold."""

    def __init__(self, file):
        self.archive = zipfile.ZipFile(file)
        self.infos = {}
        for info in self.archive.infolist()[:MOST_FILES]:
            self.infos[str(PurePosixPath(info.filename.replace("\\", "/"))).casefold()] = info

    @contextmanager
    def opened(self, name):
        info = self.infos.get(str(PurePosixPath(name)).casefold())
        if info is None or info.is_dir():
            yield None
            return
        if info.file_size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
            raise Refused("The file is larger than a document may be.", name)
        with self.archive.open(info) as part:
            yield _held(part.read(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + 1), name, info.file_size)


def _held(content, name, size):
    file = ContentFile(content, name=name)
    file.size = size
    return file


def zip_of(file):
    """The ZIP, read into memory by the library itself only where it must be. Raises Refused."""
    try:
        return Zip(file)
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Refused("The ZIP is damaged. Pack the files again.") from None
