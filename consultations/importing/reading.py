"""Reads a table row by row into responses on their way in."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from consultations.kinds import Kind
from portal.tables import files, rows
from portal.taxonomy.models import Place, TumourSite

from .mapping import KEY, SENT
from .refused import Refused
from .values import Values, moment_of

LONGEST_KEY = 200


@dataclass(frozen=True)
class Row:
    """`key`: what makes it the same row when it comes again. `answers`: {question: Given}."""

    key: str
    sent_at: datetime
    answers: dict


def values_of(consultation):
    """The reader of this consultation's answers, with the names of places and cancers."""
    terms = {
        kind: {term.name.casefold(): term for term in model.objects.all()}
        for kind, model in ((Kind.SITE, TumourSite), (Kind.PLACE, Place))
    }
    return Values(consultation.asked(), terms)


def read(path, columns, values, *, now):
    """Yields (number, Row or Refused). `columns`: {what we keep: column}. The header is row 1."""
    with files.opened(path) as table:
        names = rows.names_of(table)
        places = {part: names.index(column) for part, column in columns.items() if column in names}
        for number, cells in enumerate(table, start=2):
            if any(cell.strip() for cell in cells):
                yield number, _row(number, cells, len(names), places, values, now)


def _row(number, cells, width, places, values, now):
    try:
        if len(cells) > width:
            raise Refused(f"The row has {len(cells)} columns and the header has {width}.")
        said = {part: cells[place] for part, place in places.items() if place < len(cells)}
        answers = values.answers(said)
        if not answers:
            raise Refused("There is no answer in this row.")
        return Row(_key(number, said, cells), moment_of(said.get(SENT, "").strip(), now), answers)
    except Refused as refusal:
        return refusal


def _key(number, said, cells):
    """Its own number; where no column holds one, its place and all it says."""
    if KEY not in said:
        return sha256("\x1f".join([str(number), *cells]).encode()).hexdigest()
    key = said[KEY].strip()
    if not key or len(key) > LONGEST_KEY:
        raise Refused("The row has no number of its own, so it could be stored twice. Give it one.")
    return key
