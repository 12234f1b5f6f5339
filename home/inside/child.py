"""What runs in the process of its own: `python -m home.inside.child KIND FILE` prints what is inside.

It knows nothing of the portal: no settings, no database, no secrets. What it may use up is set before it
reads.
"""

import json
import resource
import sys
from importlib import import_module
from pathlib import Path

# What reads each kind, fetched only when it is needed: most of a short life would go into fetching all.
READERS = {
    "pdf": "pdf_file",
    "docx": "word_file",
    "pptx": "slides_file",
    "xlsx": "sheet_file",
    "odt": "open_text_file",
    "txt": "plain_file",
    "md": "plain_file",
    "csv": "plain_file",
}
SECONDS = 60
MEMORY = 1536 * 1024 * 1024


def main(kind, path):
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(look(Path(path), kind).as_dict(), sys.stdout)


def look(path, kind):
    """What is inside the file, found in this process."""
    return import_module(f".{READERS[kind]}", __package__).look(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
