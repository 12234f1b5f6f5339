"""What is wrong with a file for somebody who listens to it or cannot see its pictures, and how to mend it."""

from typing import NamedTuple


class Advice(NamedTuple):
    problem: str
    cure: str


ADVICE = {
    "no_words": Advice(
        "There are no words in it, only pictures of pages.",
        "Nobody can search it or have it read aloud. Make it anew from the text it was printed from, or have "
        "its text recognised (OCR), and replace the file.",
    ),
    "no_tags": Advice(
        "It has no tags, so a screen reader cannot tell a heading from a table.",
        "In Word, save as PDF with “Document structure tags for accessibility” ticked, and replace the file.",
    ),
    "no_title": Advice(
        "It has no title of its own, so a screen reader says its file name.",
        "In Word, PowerPoint or Excel: File, Info, Title. Then save it again.",
    ),
    "no_language": Advice(
        "It does not say which language it is in, so it may be read aloud with the wrong sounds.",
        "In Word: Review, Language, Set proofing language, English (United Kingdom). Then save it again.",
    ),
    "no_headings": Advice(
        "It is long and has no headings.",
        "Use Word’s own heading styles, so that people can go from part to part.",
    ),
    "no_alternative": Advice(
        "Some of its pictures have no description.",
        "Press a picture with the right button, choose “View alt text”, and say what it shows, or that it is "
        "decoration.",
    ),
    "no_table_head": Advice(
        "A table in it does not say which row is its heading.",
        "In Word: Table design, Header row; then Layout, Repeat header rows.",
    ),
    "no_slide_title": Advice(
        "Some of its slides have no title.",
        "Give each slide a title of its own: people who listen go from slide to slide by it.",
    ),
    "no_sheet_names": Advice(
        "Its sheets have no names.",
        "Press a sheet’s tab twice and say what is on it.",
    ),
}


def advice_of(key):
    return ADVICE[key]
