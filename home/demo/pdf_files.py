"""A text of the demonstration as a PDF, with title, language, outline and page numbers.

Same text, same bytes.
"""

from functools import partial
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    HRFlowable,
    KeepTogether,
    ListFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from . import prose

BLUE, DARK, GREY, PALE = (colors.HexColor(code) for code in ("#005eb8", "#212b32", "#4c6272", "#e8edee"))
MARGIN = 22 * mm
BOX = '<font name="ZapfDingbats">o</font> '
# Points for the text and for the space from line to line; Easy Read is set much larger.
ORDINARY, LARGE = (11, 15.5), (17, 26)


def make(facts, details):
    """The file's bytes. `details` is the line under the title."""
    styles = _styles(*(LARGE if facts["kind"] == "easy_read" else ORDINARY))
    story = [
        Paragraph(prose.inline(facts["title"]), styles["title"]),
        Paragraph(details, styles["details"]),
        Paragraph(prose.inline(facts["summary"]), styles["lead"]),
    ]
    for piece in prose.pieces(facts["text"]):
        story.extend(FLOW[piece.kind](piece, styles))
    target = BytesIO()
    _Paper(target, facts).build(_held_together(story))
    return target.getvalue()


class _Paper(BaseDocTemplate):
    """A4 with a coloured line at the top, page numbers, and an outline of its headings."""

    def __init__(self, target, facts):
        super().__init__(
            target,
            pagesize=A4,
            title=facts["title"],
            subject=facts["summary"],
            author="Kent and Medway Cancer Alliance (demonstration)",
            lang="en-GB",
            invariant=1,
        )
        width, height = A4
        frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN - 8 * mm, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=partial(_dress, facts["title"])))

    def afterFlowable(self, flowable):
        if getattr(flowable, "style", None) is None or not flowable.style.name.startswith("h"):
            return
        name = f"{flowable.style.name}-{self.seq.nextf('heading')}"
        self.canv.bookmarkPage(name)
        self.canv.addOutlineEntry(flowable.getPlainText(), name, level=int(flowable.style.name[1]) - 2)


def _dress(title, canvas, document):
    width, height = A4
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setFillColor(BLUE)
    canvas.rect(0, height - 5 * mm, width, 5 * mm, stroke=0, fill=1)
    canvas.setFillColor(GREY)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(MARGIN, height - 14 * mm, "Kent and Medway Cancer Alliance")
    canvas.drawRightString(width - MARGIN, height - 14 * mm, "Written for a demonstration")
    canvas.drawString(MARGIN, 12 * mm, title if len(title) < 85 else title[:82] + "...")
    canvas.drawRightString(width - MARGIN, 12 * mm, f"Page {document.page}")


def _styles(size, leading):
    text = ParagraphStyle(
        "text",
        fontName="Helvetica",
        fontSize=size,
        leading=leading,
        spaceAfter=leading * 0.5,
        textColor=DARK,
        alignment=TA_LEFT,
    )
    small = {"fontSize": size * 0.85, "leading": leading * 0.85}
    bold = {"fontName": "Helvetica-Bold"}
    return {
        "text": text,
        "title": ParagraphStyle("title", text, **bold, fontSize=24, leading=29, textColor=BLUE, spaceAfter=6),
        "details": ParagraphStyle("details", text, **small, textColor=GREY, spaceAfter=10),
        "lead": ParagraphStyle(
            "lead", text, fontSize=size * 1.15, leading=leading * 1.15, spaceAfter=leading
        ),
        2: ParagraphStyle(
            "h2",
            text,
            **bold,
            fontSize=size * 1.4,
            leading=leading * 1.35,
            spaceBefore=leading * 0.7,
            spaceAfter=leading * 0.3,
            textColor=BLUE,
        ),
        3: ParagraphStyle(
            "h3", text, **bold, fontSize=size * 1.1, spaceBefore=leading * 0.3, spaceAfter=leading * 0.2
        ),
        "item": ParagraphStyle("item", text, spaceAfter=leading * 0.2),
        "cell": ParagraphStyle("cell", text, **small, spaceAfter=0),
        "head": ParagraphStyle("head", text, **small, **bold, spaceAfter=0, textColor=colors.white),
    }


def _inline(words):
    return prose.inline(words).replace("[ ] ", BOX)


def _paragraph(piece, styles):
    return [Paragraph(_inline(piece.lines[0]), styles["text"])]


def _heading(piece, styles):
    return [Paragraph(_inline(piece.lines[0]), styles[piece.level])]


def _list(piece, styles, *, kind, **look):
    size = styles["item"].fontSize
    items = [Paragraph(_inline(line), styles["item"]) for line in piece.lines]
    look |= {"bulletType": kind, "bulletFontName": "Helvetica", "bulletFontSize": size}
    return [ListFlowable(items, leftIndent=size * 1.8, **look), Spacer(1, size * 0.5)]


def _boxes(piece, styles):
    return [Paragraph(_inline(line).replace("  ", "&nbsp;&nbsp; "), styles["text"]) for line in piece.lines]


def _table(piece, styles):
    head, *rows = piece.lines
    cells = [[Paragraph(_inline(cell), styles["head"]) for cell in head]]
    cells += [[Paragraph(_inline(cell) or "&nbsp;", styles["cell"]) for cell in row] for row in rows]
    table = Table(cells, colWidths=_widths(piece.lines), repeatRows=1, spaceBefore=4, spaceAfter=12)
    table.setStyle(TABLE)
    return [table]


def _widths(rows):
    """The width of each column, by its longest cell."""
    longest = [min(max(map(len, column)), 60) + 8 for column in zip(*rows, strict=True)]
    return [(A4[0] - 2 * MARGIN) * each / sum(longest) for each in longest]


TABLE = TableStyle(
    [
        ("BACKGROUND", (0, 0), (-1, 0), BLUE),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, PALE]),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, GREY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
)


def _line(piece, styles):
    found = []
    for label in piece.lines:
        found += [Paragraph(_inline(label), styles["cell"])] if label else []
        found += [Spacer(1, 14), HRFlowable(width="100%", thickness=0.7, color=GREY, spaceAfter=8)]
    return found


FLOW = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullets": partial(_list, kind="bullet", start="•"),
    "numbers": partial(_list, kind="1", bulletFormat="%s."),
    "boxes": _boxes,
    "table": _table,
    "line": _line,
}


def _held_together(story):
    """No heading stays behind at the foot of a page."""
    held, story = [], list(story)
    while story:
        part = [story.pop(0)]
        while story and _is_heading(part[-1]):
            part.append(story.pop(0))
        held.append(KeepTogether(part) if len(part) > 1 else part[0])
    return held


def _is_heading(flowable):
    return isinstance(flowable, Paragraph) and flowable.style.name in ("h2", "h3")
