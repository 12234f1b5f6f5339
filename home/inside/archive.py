"""The parts of an Office or OpenDocument file, read as XML, no more of each than it says it holds."""

import zipfile
from contextlib import contextmanager
from xml.etree import ElementTree

TITLE = "{http://purl.org/dc/elements/1.1/}title"
LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"


class Archive:
    def __init__(self, archive):
        self.archive = archive
        self.names = set(archive.namelist())

    def xml(self, name):
        """The root of this part, or an empty one where it is missing."""
        if name not in self.names:
            return ElementTree.Element("missing")
        return ElementTree.fromstring(self.archive.read(name))

    def title(self, part="docProps/core.xml"):
        """What the file says that it is called."""
        return (self.xml(part).findtext(f".//{TITLE}") or "").strip()


@contextmanager
def opened(path):
    with zipfile.ZipFile(path) as archive:
        yield Archive(archive)
