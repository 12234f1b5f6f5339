"""Words that may mean that somebody is at risk: cues.toml lists them. A cue asks a person to look.

Recall comes before precision: a story that is read early for nothing costs minutes. So a negation silences a
cue only where it stands right before it ("I was never suicidal"), and of turns of phrase only common ones do.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.db.models import TextChoices

RULES = Path(__file__).with_name("cues.toml")


class ConcernKind(TextChoices):
    SELF_HARM = "self_harm", "Self-harm or suicide"
    ABUSE = "abuse", "Abuse or neglect"
    URGENT_HARM = "urgent_harm", "Somebody may come to harm soon"


@dataclass(frozen=True)
class Cue:
    """Where in a text which rule of which kind found something: text[start:end]."""

    kind: ConcernKind
    name: str
    start: int
    end: int


# A negation in the three words before, in the same breath: "was never really suicidal".
NEGATED = re.compile(
    r"(?:\b(?:not|never|no|nobody|without|nor|neither)|n't) "
    r"(?:(?!so\b|only\b|more\b|this\b|less\b)[\w']+ ){0,2}$"
)
REACH = 40
# One character for one character, so that what is found stands at the same place in the text as written.
PLAIN = str.maketrans({"’": "'", "‘": "'", "\n": " ", "\r": " ", "\t": " ", "\xa0": " ", "İ": "i"})
WORDS_BETWEEN = r"(?:[\w'-]+ ){0,4}"


def cues_in(text):
    """Every cue in the text, in its order. The same words may be a cue of two kinds."""
    plain = text.translate(PLAIN).lower()
    found = [
        Cue(kind, name, match.start(), match.end())
        for kind, name, pattern in COMPILED
        for match in pattern.finditer(plain)
        if not NEGATED.search(plain[max(0, match.start() - REACH) : match.start()])
    ]
    return sorted(found, key=lambda cue: (cue.start, cue.end, cue.kind))


def first_of_each_kind(cues):
    """{kind: its first cue}: one concern a kind is enough for a person to look."""
    found = {}
    for cue in cues:
        found.setdefault(cue.kind, cue)
    return found


def _compiled():
    rules = tomllib.loads(RULES.read_text())
    lists = {f"<{name}>": f"(?:{'|'.join(words)})" for name, words in rules.pop("lists").items()}
    return [
        (
            ConcernKind(kind),
            name,
            re.compile("|".join(rf"\b(?:{_spelt_out(each, lists)})" for each in patterns)),
        )
        for kind, cues in rules.items()
        for name, patterns in cues.items()
    ]


def _spelt_out(pattern, lists):
    for name, words in lists.items():
        pattern = pattern.replace(name, words)
    pattern = pattern.replace(" ... ", f" {WORDS_BETWEEN}")
    return re.sub(r"(?<=[a-z)])\*", r"\\w*", pattern)


COMPILED = _compiled()
