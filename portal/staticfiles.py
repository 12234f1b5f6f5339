"""Static files as the portal serves them: the packaged design system, mended on its way out.

Three things in the package would harm: a source map that is not shipped (collecting fails on it), a licensed
font from another host (which would learn of every visit), and pictures named from the root of the site.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

PACKAGE = "wagtailnhsukfrontend"
DEAD_MAP = re.compile(r"(/\*#\s*sourceMappingURL=[^*]*\*/|^//# sourceMappingURL=.*$)", re.MULTILINE)
REMOTE_FONT = re.compile(r"@font-face\s*{[^}]*https?://[^}]*}")
ROOTED_PICTURE = re.compile(r"url\((['\"]?)/assets/images/")


def mend(text):
    """The same style sheet or script with nothing in it that leads outside or nowhere."""
    text = DEAD_MAP.sub("", text)
    text = REMOTE_FONT.sub("", text)
    return ROOTED_PICTURE.sub(r"url(\1../favicons/", text)


class MendedFinder(BaseFinder):
    """Finds the package's style sheets and scripts, mended.

    It stands before the finder that would find them as they are, so that development, collectstatic and
    whitenoise all meet the mended ones.
    """

    def __init__(self, *args, **kwargs):
        self.packaged = AppDirectoriesFinder().storages[PACKAGE]
        self.storage = FileSystemStorage(location=settings.MENDED_STATIC_ROOT)
        super().__init__()

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        """The mended file's path, or nothing where the file is not the package's."""
        if not (self._is_mended(path) and self.packaged.exists(path)):
            return [] if find_all else None
        found = str(self._mended(path))
        return [found] if find_all else found

    def list(self, ignore_patterns):
        for kind in ("css", "js"):
            for name in self.packaged.listdir(f"{PACKAGE}/{kind}")[1]:
                path = f"{PACKAGE}/{kind}/{name}"
                if not matches_patterns(path, ignore_patterns or []):
                    self._mended(path)
                    yield path, self.storage

    def _is_mended(self, path):
        return path.startswith(f"{PACKAGE}/") and path.endswith((".css", ".js"))

    def _mended(self, path):
        source, target = Path(self.packaged.path(path)), Path(self.storage.path(path))
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _write_at_once(target, mend(source.read_text()))
        return target


def _write_at_once(target, text):
    """Write so that another process finds the whole file or none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{id(text)}.draft")
    draft.write_text(text)
    draft.replace(target)


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Names that change with their content, imports between scripts followed, compressed once at release."""

    support_js_module_import_aggregation = True
