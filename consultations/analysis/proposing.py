"""Which codes an answer may be about, and the words that decided. Pure: lines and a text in."""

import math
from dataclasses import dataclass

from .learning import Line, certainty_of
from .words import grams, words_of

# As often right as wrong on answers that people had coded (see the bench): a person decides in any case.
LEAST_LEAN = -0.75
MOST = 4
MOST_REASONS = 4
# A word is named as a reason where it weighed at least this share of the one that weighed most.
SHARE_OF_THE_MOST = 0.35


@dataclass(frozen=True)
class Proposal:
    key: str
    certainty: float
    because: tuple[str, ...]


def proposals(lines: dict[str, Line], text):
    """The likeliest codes first. A code that no word of the text speaks for is not proposed."""
    words = words_of(text)
    found = list(grams(words))
    features = {gram for gram, _, _ in found}
    leaning = ((line.lean(features), key) for key, line in lines.items())
    likely = sorted((-lean, key) for lean, key in leaning if lean >= LEAST_LEAN)
    made = (
        Proposal(key, certainty_of(-less), _because(lines[key], found, words, text)) for less, key in likely
    )
    return [proposal for proposal in made if proposal.because][:MOST]


def _because(line, found, words, text):
    """The words that weighed most, as they stand in the text, neighbours together."""
    pull = [0.0] * len(words)
    for gram, first, last in found:
        for place in range(first, last + 1):
            pull[place] += line.weights.get(gram, 0.0) / (last - first + 1)
    floor = max(pull, default=0.0) * SHARE_OF_THE_MOST
    telling = [place for place, value in enumerate(pull) if value > 0 and value >= floor]
    runs = sorted(_runs(telling, words, text), key=lambda run: -math.fsum(pull[place] for place in run))
    return _as_written(runs, words, text)


def _runs(places, words, text):
    """[[3, 4], [9]] from [3, 4, 9]; neighbours with a full stop between them stay apart."""
    runs = []
    for place in places:
        if runs and place == runs[-1][-1] + 1 and _stand_together(words, place, text):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _stand_together(words, place, text):
    return text[words[place - 1].end : words[place].start].strip(" ,\n") == ""


def _as_written(runs, words, text):
    said = {}
    for run in runs:
        if not all(words[place].is_small for place in run):
            piece = " ".join(text[words[run[0]].start : words[run[-1]].end].split())
            said.setdefault(piece.lower(), piece)
    return tuple(list(said.values())[:MOST_REASONS])
