"""The report of an outcome as a Word file, with real headings and tables that a screen reader knows."""

import io

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file(told):
    """The bytes of the file. `told` is that of report.words_of."""
    file = Document()
    file.core_properties.title, file.core_properties.author = told["title"], told["alliance"]
    file.core_properties.language = "en-GB"
    _speak_english(file)
    file.add_heading(told["title"], 0)
    _paragraphs(file, [told["lead"], told["dates"]])
    _findings(file, told)
    _promises(file, told["promises"])
    file.add_heading("Who answered", 1)
    _paragraphs(file, told["heard"])
    _figures(file, told)
    file.add_heading("How to check these figures", 1)
    _paragraphs(file, told["checking"])
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _speak_english(file):
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    file.styles["Normal"].element.get_or_add_rPr().append(language)


def _paragraphs(file, texts):
    for text in texts:
        file.add_paragraph(text)


def _findings(file, told):
    file.add_heading("What we asked, what people said, what we did", 1)
    for finding in told["findings"]:
        file.add_heading(f"We asked: {finding['asked']}", 2)
        _led(file, "You said. ", finding["said"])
        _led(file, "We did. ", finding["done"])
    _paragraphs(file, told["words"])


def _promises(file, promises):
    if promises:
        file.add_heading("What we promised", 1)
    for promise in promises:
        _led(file, "You said: ", promise["said"])
        _led(file, "We said we would: ", promise["did"])
        _paragraphs(file, filter(None, [promise["facts"], promise["evidence"]]))


def _figures(file, told):
    file.add_heading("The answers in figures", 1)
    file.add_paragraph(told["key"])
    for question in told["questions"]:
        file.add_heading(f"{question['number']}. {question['wording']}", 2)
        file.add_paragraph(question["answered"])
        for chart in question["charts"]:
            _chart(file, chart)


def _chart(file, chart):
    if chart["heading"]:
        file.add_heading(chart["heading"], 3)
    _led(file, chart["finding"], "")
    if chart["rows"]:
        _table(file, ("Answer", "People"), [(row["label"], row["shown"]) for row in chart["rows"]])


def _table(file, head, rows):
    table = file.add_table(rows=0, cols=len(head), style="Table Grid")
    for cells in (head, *rows):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    file.add_paragraph()


def _led(file, lead, words):
    paragraph = file.add_paragraph()
    paragraph.add_run(lead).bold = True
    paragraph.add_run(words)
