"""A text of the demonstration as a tagged PDF, with title, language, outline and page numbers.

Same text, same bytes.
"""

import json
import re
from pathlib import Path

import typst

from . import prose

TEMPLATE = Path(__file__).with_name("document.typ")
TAGGED = ["ua-1"]
AUTHOR = "Kent and Medway Cancer Alliance (demonstration)"
RUNS = re.compile(r"(\*\*.+?\*\*|\[[^\]]+\]\([^)]+\)|\[ \] )")
WIDEST_CELL = 60


def make(facts, details):
    """The file's bytes. `details` is the line under the title; Easy Read is set much larger."""
    return _set(facts, details, format="pdf", pdf_standards=TAGGED)


def pictures(facts, details, ppi=100):
    """The same pages as pictures (PNG), one a page."""
    made = _set(facts, details, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def _set(facts, details, **how):
    told = {
        "title": facts["title"],
        "summary": facts["summary"],
        "details": details,
        "author": AUTHOR,
        "large": facts["kind"] == "easy_read",
        "pieces": [_piece(piece) for piece in prose.pieces(facts["text"])],
    }
    words = {"document": json.dumps(told, ensure_ascii=False)}
    return typst.compile(str(TEMPLATE), sys_inputs=words, root=str(TEMPLATE.parent), **how)


def _piece(piece):
    if piece.kind == "table":
        lines = [[_runs(cell) for cell in row] for row in piece.lines]
        return {"kind": piece.kind, "lines": lines, "widths": _widths(piece.lines)}
    return {"kind": piece.kind, "level": piece.level, "lines": [_runs(line) for line in piece.lines]}


def _runs(line):
    """The line in runs of one look each."""
    return [_run(part) for part in RUNS.split(line) if part]


def _run(part):
    if part == "[ ] ":
        return {"kind": "box"}
    if bold := prose.BOLD.fullmatch(part):
        return {"kind": "bold", "words": bold[1]}
    link = prose.LINK.fullmatch(part)
    if link and not link[2].startswith("/"):
        return {"kind": "link", "words": link[1], "url": link[2]}
    # An address within the website leads nowhere from a file.
    return {"kind": "plain", "words": link[1] if link else part}


def _widths(rows):
    """The share of each column, by its longest cell."""
    return [min(max(map(len, column)), WIDEST_CELL) + 8 for column in zip(*rows, strict=True)]
