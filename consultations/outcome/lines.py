"""The open data of an outcome: a line a figure, as a file whose hash anybody can work out.

A figure has a name that stays with it wherever it is printed: `all` is how many responded, `q3` how many
answered the third question, `q3.1` how many its first part, `q3.1.2` how many gave the second answer there.
"""

import csv
import hashlib
import io
from dataclasses import astuple, dataclass

from portal.exports import safe_cell
from portal.privacy.disclosure import HIDDEN

HEAD = ("figure", "question", "part", "answer", "people")
EVERYBODY, GROUPS, IN_GROUPS = "all", "groups", "in-groups"


@dataclass(frozen=True)
class Line:
    """One figure. `people` is None where it is hidden."""

    figure: str
    question: str = ""
    part: str = ""
    answer: str = ""
    people: int | None = None


def to_file(lines):
    """The bytes of the open data file (CSV), the same bytes for the same lines."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(HEAD)
    for line in lines:
        *words, people = astuple(line)
        rows.writerow([*map(safe_cell, words), HIDDEN if people is None else people])
    return written.getvalue().encode()


def from_file(content):
    """The lines of such a file. ValueError, with what is wrong, where it is none."""
    rows = csv.reader(io.StringIO(content.decode()))
    if tuple(next(rows, ())) != HEAD:
        raise ValueError(f"The first row must be: {','.join(HEAD)}")
    return [_line(number, row) for number, row in enumerate(rows, start=2)]


def _line(number, row):
    if len(row) != len(HEAD) or not (row[-1] == HIDDEN or row[-1].isdecimal()):
        raise ValueError(f"Row {number} is not a figure.")
    return Line(*row[:-1], None if row[-1] == HIDDEN else int(row[-1]))


def digest_of(lines):
    """The SHA-256 of the open data file, in hexadecimal."""
    return hashlib.sha256(to_file(lines)).hexdigest()
