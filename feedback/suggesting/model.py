"""What was learned: weights of words, and nothing that a text could be read from. Asking it needs no library
but numpy, and its file holds numbers and grams alone, so that opening one can run nothing."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from . import grams
from .learning import Opinion
from .readings import KINDS

MOST_REASONS = 5
# A word is named as a reason where it weighed at least this share of the one that weighed most.
SHARE_OF_THE_MOST = 0.35


@dataclass(kw_only=True)
class Model:
    """`weights` has a row a tag and a column a gram, in the order of `vocabulary`: {kind: (names, rarity)}.

    `made` says with which version, when and from how many stories.
    """

    made: dict
    tags: list
    vocabulary: dict
    weights: np.ndarray
    biases: np.ndarray
    slopes: np.ndarray
    shifts: np.ndarray
    thresholds: np.ndarray
    speaks: np.ndarray

    def __post_init__(self):
        self.columns, first = {}, 0
        for kind, (names, _) in self.vocabulary.items():
            self.columns[kind] = {str(name): first + place for place, name in enumerate(names)}
            first += len(names)
        self.rarity = np.concatenate([rarity for _, rarity in self.vocabulary.values()])

    def opinions(self, example):
        """What it would propose, each with its reason. What it is unsure of, or cannot explain, it leaves."""
        found = []
        certainties, vector = self.certainties(example)
        for place in np.flatnonzero((certainties >= self.thresholds) & self.speaks):
            because = self._because(example, vector, self.weights[place] * np.sign(self.slopes[place]))
            if because:
                found.append(
                    Opinion(tag=self.tags[place], certainty=float(certainties[place]), because=because)
                )
        return found

    def certainties(self, example):
        """How certain it is of each tag, in the order of `tags`, and the text as {column: weight}."""
        vector = {}
        for kind, how in KINDS.items():
            vector |= self._weighed(kind, how.read(example), how.weight)
        columns = np.fromiter(vector, dtype=int, count=len(vector))
        values = np.fromiter(vector.values(), dtype=np.float64, count=len(vector))
        leans = self.weights[:, columns] @ values + self.biases
        return 1 / (1 + np.exp(-(self.slopes * leans + self.shifts))), vector

    def _weighed(self, kind, names, weight):
        """As features.weighed does it for many texts: damped counts, rare grams more, one length for all."""
        known = Counter(column for name in names if (column := self.columns[kind].get(name)) is not None)
        values = {column: (1 + np.log(many)) * self.rarity[column] for column, many in known.items()}
        length = np.sqrt(sum(value * value for value in values.values())) or 1.0
        return {column: weight * value / length for column, value in values.items()}

    def _because(self, example, vector, weights):
        """The words of the text that weighed most, as they stand there; neighbours together."""
        words = grams.words_of(example.words)
        pull = self._pull(example, words, vector, weights)
        floor = max(pull, default=0) * SHARE_OF_THE_MOST
        telling = [place for place, value in enumerate(pull) if value > 0 and value >= floor]
        runs = sorted(
            _runs(telling, words, example.words), key=lambda run: -sum(pull[place] for place in run)
        )
        return _as_written(example.words, words, runs)

    def _pull(self, example, words, vector, weights):
        """How much each word pulled towards the tag: what its grams weighed, shared by where they stand."""
        pull = [0.0] * len(words)
        places = {
            "words": list(grams.singles_and_pairs(words)),
            "pieces": list(grams.pieces_in(words)),
            "rules": list(_in_words(example.hits, words)),
        }
        for kind, found in places.items():
            often = Counter(name for name, _, _ in found)
            for name, first, last in found:
                if (column := self.columns[kind].get(name)) is not None:
                    share = vector[column] * weights[column] / often[name] / (last - first + 1)
                    for place in range(first, last + 1):
                        pull[place] += share
        return pull


def _in_words(hits, words):
    """Yields (name, first word, last word) for what is known by where it starts and ends in the text."""
    for name, start, end in hits:
        inside = [place for place, word in enumerate(words) if start <= word.start and word.end <= end]
        if inside:
            yield name, inside[0], inside[-1]


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


def _as_written(text, words, runs):
    """Each run once, as the text has it on one line. A run of small words alone says nothing."""
    said = {}
    for run in runs:
        piece = " ".join(text[words[run[0]].start : words[run[-1]].end].split())
        if any(words[place].plain not in grams.SMALL_WORDS for place in run):
            said.setdefault(piece.lower(), piece)
    return list(said.values())[:MOST_REASONS]
