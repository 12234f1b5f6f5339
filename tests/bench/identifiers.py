"""How much the identifier rules find, and how much of what they mark is right.

On invented UK sentences; on names that Faker makes for several languages, from which no list of ours was
made; and on the sentences of presidio-research where they are at hand: kinds that the UK has too apart from
kinds of the US. A labelled piece counts as found if a mark touches it, and a mark as right if it touches a
labelled piece.
"""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from faker import Faker

from portal.privacy.identifiers import Kind, find

PROJECT = Path(__file__).parents[2]
SENTENCES = PROJECT / "tests/portal/privacy/identifiers/uk_sentences.txt"
OTHERS = PROJECT.parent / "shared/data/pii/presidio_synth_dataset_v2.json"
LABEL = re.compile(r"\{(\w+)\|([^}]*)\}")
ALSO_IN_THE_UK = {
    "PERSON": Kind.NAME,
    "EMAIL_ADDRESS": Kind.EMAIL,
    "PHONE_NUMBER": Kind.PHONE,
    "DOMAIN_NAME": Kind.WEB,
    "CREDIT_CARD": Kind.NUMBER,
    "IBAN_CODE": Kind.NUMBER,
    "DATE_TIME": Kind.DATE,
    "AGE": Kind.AGE,
}
OF_THE_US = ("STREET_ADDRESS", "ZIP_CODE", "US_SSN", "US_DRIVER_LICENSE")

# How a name may stand in a sentence, and the languages of whose names it is tried.
STANDING = {
    "after a role": "My nurse {first} was kind.",
    "after a title": "I saw Dr {last} in May.",
    "in full": "Please thank {first} {last}.",
    "alone": "{first} was kind.",
}
LANGUAGES = {
    "en_GB": "British",
    "pl_PL": "Polish",
    "ro_RO": "Romanian",
    "tr_TR": "Turkish",
    "en_IN": "Indian",
    "yo_NG": "Yoruba",
}
NAMES_EACH = 300


@dataclass(frozen=True)
class Labelled:
    """A text, and (kind, start, end) of each piece in it that could name somebody."""

    text: str
    pieces: list


def uk_sentences():
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [_labelled(line) for line in lines if line and not line.startswith("#")]


def _labelled(line):
    """A bar outside a label is the end of a line."""
    text, pieces, at = "", [], 0
    for label in LABEL.finditer(line):
        text += line[at : label.start()].replace("|", "\n")
        pieces.append((label[1], len(text), len(text) + len(label[2])))
        text += label[2]
        at = label.end()
    return Labelled(text + line[at:].replace("|", "\n"), pieces)


def other_sentences():
    rows = json.loads(OTHERS.read_text())
    return [
        Labelled(
            row["full_text"],
            [(span["entity_type"], span["start_position"], span["end_position"]) for span in row["spans"]],
        )
        for row in rows
    ]


@dataclass
class Score:
    """`found` of `labelled` pieces, and `right` of `marked` ones."""

    labelled: int = 0
    found: int = 0
    marked: int = 0
    right: int = 0

    @property
    def recall(self):
        return self.found / self.labelled if self.labelled else None

    @property
    def precision(self):
        return self.right / self.marked if self.marked else None

    def __add__(self, other):
        return Score(*(getattr(self, name) + getattr(other, name) for name in vars(self)))


def scores(sentences):
    """A score for each kind of piece and of mark."""
    by_kind = defaultdict(Score)
    for sentence in sentences:
        marks = [(mark.kind, mark.start, mark.end) for mark in find(sentence.text)]
        for kind, *place in sentence.pieces:
            by_kind[kind].labelled += 1
            by_kind[kind].found += any(touch(place, other[1:]) for other in marks)
        for kind, *place in marks:
            by_kind[kind].marked += 1
            by_kind[kind].right += any(touch(place, other[1:]) for other in sentence.pieces)
    return by_kind


def share_found(language, sentence):
    """Of names that Faker makes in the language, how many are found where they stand so."""
    maker = Faker(language)
    maker.seed_instance(1)
    told = [sentence.format(first=maker.first_name(), last=maker.last_name()) for _ in range(NAMES_EACH)]
    return sum(any(mark.kind == Kind.NAME for mark in find(text)) for text in told) / NAMES_EACH


def touch(one, other):
    return one[0] < other[1] and other[0] < one[1]


def report():
    print("\nWhat could name somebody: recall of what is labelled, precision of what is marked\n")
    report_ours()
    report_names()
    if OTHERS.exists():
        report_others()
    else:
        print("\nThe sentences of presidio-research are not at hand: skipped.")


def report_ours():
    ours = scores(uk_sentences())
    row("Invented UK sentences", "labelled", "recall", "marked", "precision")
    for kind in Kind:
        show(kind, ours[kind])
    show("all", sum(ours.values(), Score()))


def report_names():
    print()
    row("Names that Faker makes", *(name.removeprefix("after ") for name in STANDING))
    for language, name in LANGUAGES.items():
        shares = (share_found(language, sentence) for sentence in STANDING.values())
        row(name, *(f"{share:.2f}" for share in shares))


def report_others():
    theirs = scores(other_sentences())
    print()
    row("presidio-research (US)", "labelled", "recall", "marked", "precision")
    for name, kind in ALSO_IN_THE_UK.items():
        show(name, Score(theirs[name].labelled, theirs[name].found, theirs[kind].marked, theirs[kind].right))
    uk = sum((theirs[name] for name in ALSO_IN_THE_UK), Score())
    marks = sum((theirs[kind] for kind in Kind), Score())
    show("kinds that the UK has too", Score(uk.labelled, uk.found, marks.marked, marks.right))
    for name in OF_THE_US:
        show(name, theirs[name])
    show("kinds of the US", sum((theirs[name] for name in OF_THE_US), Score()))


def show(name, score):
    shares = ("" if share is None else f"{share:.2f}" for share in (score.recall, score.precision))
    recall, precision = shares
    row(name, score.labelled or "", recall, score.marked or "", precision)


def row(name, *cells):
    print(f"{name:<28}" + "".join(f"{cell:>11}" for cell in cells))


if __name__ == "__main__":
    report()
