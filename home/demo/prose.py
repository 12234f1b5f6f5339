"""The plain markup of the demonstration's TOML files, parsed here and turned into page bodies.

Blank lines part paragraphs. ## and ### head a section, "- " is a list, "1. " a numbered list, "| a | b |" a
table whose first row heads it, "[ ] " a box to tick, "____ Label" a line to fill in. **bold** and
[words](/address/) work inside. A callout begins with ":::inset", ":::warning Title", ":::details Title" or
":::care immediate Title" and ends with ":::".
"""

import json
import re
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
CALLOUT = re.compile(r"^:::(?=\w)(.*?)^:::$", re.MULTILINE | re.DOTALL)
CALLOUTS = ("inset", "warning", "details", "care")
MARKS = (
    ("heading", re.compile(r"(#{2,3}) (.+)")),
    ("bullets", re.compile(r"- (.+)")),
    ("numbers", re.compile(r"\d+\. (.+)")),
    ("table", re.compile(r"\|(.+)\|$")),
    ("boxes", re.compile(r"(\[ \].+)")),
    ("line", re.compile(r"____ ?(.*)")),
)


@dataclass(frozen=True)
class Piece:
    """One part of a text. `lines` are its items, rows or sentences; `inside` is filled for a callout only."""

    kind: str
    lines: list = field(default_factory=list)
    level: int = 0
    title: str = ""
    inside: str = ""


def pieces(text):
    """The pieces of a text, in order."""
    plain, *rest = CALLOUT.split(text)
    found = list(_plain(plain))
    for callout, after in zip(rest[::2], rest[1::2], strict=True):
        found.extend([_callout(callout), *_plain(after)])
    return found


def _callout(part):
    head, _, inside = part.partition("\n")
    kind, _, title = head.partition(" ")
    return Piece(kind, title=title.strip(), inside=inside.strip())


def _plain(part):
    for paragraph in re.split(r"\n\s*\n", part.strip()):
        for kind, lines in groupby(filter(None, paragraph.splitlines()), key=_kind_of):
            yield from _pieces_of(kind, list(lines))


def _kind_of(line):
    return next((kind for kind, mark in MARKS if mark.match(line)), "paragraph")


def _pieces_of(kind, lines):
    """A heading or a line to fill in stands alone; everything else keeps its lines together."""
    if kind == "paragraph":
        yield Piece(kind, [" ".join(line.strip() for line in lines)])
        return
    matches = [dict(MARKS)[kind].match(line) for line in lines]
    if kind == "heading":
        yield from (Piece(kind, [match[2]], level=len(match[1])) for match in matches)
    elif kind == "table":
        yield Piece(kind, [[cell.strip() for cell in match[1].split("|")] for match in matches])
    else:
        yield Piece(kind, [match[1].strip() for match in matches])


def inline(words):
    """Bold and links of a line, as HTML."""
    return LINK.sub(r'<a href="\2">\1</a>', BOLD.sub(r"<b>\1</b>", escape(words, quote=False)))


def as_html(text):
    """A text without callouts as the rich text of an editor."""
    return "".join(_html_of(piece) for piece in pieces(text))


def _html_of(piece):
    items = "".join(f"<li>{inline(line)}</li>" for line in piece.lines) if piece.kind != "table" else ""
    return {
        "heading": lambda: f"<h{piece.level}>{inline(piece.lines[0])}</h{piece.level}>",
        "bullets": lambda: f"<ul>{items}</ul>",
        "numbers": lambda: f"<ol>{items}</ol>",
        "paragraph": lambda: f"<p>{inline(piece.lines[0])}</p>",
    }[piece.kind]()


def as_body(text):
    """A text as the body of a page: rich text, with each callout as the component of its name."""
    blocks = []
    for is_callout, group in groupby(pieces(text), key=lambda piece: piece.kind in CALLOUTS):
        if is_callout:
            blocks.extend(_component(piece) for piece in group)
        else:
            blocks.append(("rich_text", "".join(map(_html_of, group))))
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def _component(piece):
    html = as_html(piece.inside)
    inside = [{"type": "richtext", "value": html}]
    if piece.kind == "inset":
        return "inset_text", {"body": html}
    if piece.kind == "warning":
        return "warning_callout", {"title": piece.title, "heading_level": 2, "body": html}
    if piece.kind == "details":
        return "details", {"title": piece.title, "body": inside}
    kind, _, title = piece.title.partition(" ")
    return "care_card", {"type": kind, "title": title, "heading_level": 2, "body": inside}
