"""An empty database with every migration run, kept until a migration or a package changes.

To migrate from nothing takes longer than most test modules: a process of tests on SQLite begins with a copy.
"""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
MADE_FROM = ("requirements-dev.txt", "*/migrations/*.py", "portal/*/migrations/*.py")


def fingerprint():
    """Changes with whatever the tables are made from."""
    files = sorted(file for pattern in MADE_FROM for file in ROOT.glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def copy_to(path):
    """Put a migrated database at `path`; the first process to need it makes it."""
    kept = settings.VAR_DIR / f"migrated-{fingerprint()}.sqlite3"
    if not kept.exists():
        _make(kept, draft=Path(f"{path}-draft"))
    shutil.copyfile(kept, path)


def _make(kept, draft):
    """Written beside and moved into place, so that no other process ever copies half of it."""
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(draft)
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
    with closing(sqlite3.connect(draft)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    for old in kept.parent.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    draft.replace(kept)
