"""Which column of a table answers what. Pure: names in, names out.

A column is kept for one of these: KEY, the row's own number; SENT, when it was sent; a question, by its key;
or one choice or row of a question, by both keys with a colon between them.
"""

import re

from consultations.kinds import Kind

KEY, SENT = "number of the row", "sent"
NUMBERED = re.compile(r"^\s*(q(uestion)?\s*)?\d+\s*[.):]\s*", re.IGNORECASE)
KNOWN = {
    KEY: ("reference", "responseid", "respondentid", "id", "number", "uniqueid", "participant"),
    SENT: ("sent", "submitted", "date", "submittedat", "enddate", "datesubmitted"),
}


def guessed(columns, questions):
    """{what we keep: column} as far as the names say it."""
    plain = {plainly(column): column for column in reversed(columns)}
    found = {part: plain[name] for part, names in KNOWN.items() for name in reversed(names) if name in plain}
    for question in questions:
        for part, name in parts_of(question):
            if column := plain.get(plainly(name)):
                found[part] = column
    return found


def parts_of(question):
    """Yields (what we keep, the name its column might have) for the question as a whole and in pieces."""
    yield question.key, question.wording
    for piece in pieces_of(question):
        yield f"{question.key}:{piece.key}", f"{question.wording}: {piece.label}"


def pieces_of(question):
    """What may have a column of its own: the rows of a table, and choices of which several may be made."""
    if question.kind == Kind.MATRIX:
        return question.lines
    return question.offered if question.kind in (Kind.SEVERAL, Kind.RANKING) else []


def plainly(name):
    """A name without its number, case, blanks and marks."""
    return re.sub(r"[\W_]+", "", NUMBERED.sub("", name).casefold())
