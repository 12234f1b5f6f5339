"""Learns which words speak for which code: from the codebook, and from what people have coded. Pure.

A logistic line a code over stems and pairs of stems, beginning from the codebook's own words, so that it
speaks before anything was coded. It is linear, so that each word's part in a suggestion can be shown.
"""

import math
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from .words import features_of, words_of

ROUNDS = 8
STEP = 0.5
# A gram that stands in one answer only is never learned: it may be somebody's name.
FEWEST_ANSWERS = 2
# An answer is seldom about a given code; a line begins from there.
SELDOM = -2.0
# Where nobody has coded yet, one or two telling words of the codebook are enough to speak.
UNTAUGHT = -1.25
MOST_WEIGHT_OF_RARE = 4.0
# What weighs less says nothing and is not kept.
LEAST_WEIGHT = 0.05
# How strongly the codebook speaks before anything was learned: a name or a cue says more than a description.
CUE = 3.0


@dataclass(frozen=True)
class CodeText:
    """What the codebook says of one code: `about` its name and description, and `cues` that decide."""

    key: str
    about: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A bias, and what each gram adds to it."""

    bias: float
    weights: dict = field(default_factory=dict)

    def lean(self, features):
        scale = 1 / math.sqrt(len(features) or 1)
        return self.bias + scale * sum(self.weights.get(gram, 0.0) for gram in features)


def from_codebook(codes):
    """{key: {gram: weight}}: a word weighs more, the fewer codes use it."""
    about = {code.key: _said(code.about) for code in codes}
    users = Counter(gram for grams in about.values() for gram in grams)
    begun = {}
    for code in codes:
        weights = {gram: math.log((len(codes) + 1) / users[gram]) for gram in about[code.key]}
        for cue in code.cues:
            weights.update(dict.fromkeys(features_of(cue) or _said(cue), CUE))
        begun[code.key] = weights
    return begun


def fit(examples, codes):
    """{key: Line} from pairs of a text and the keys of its codes. Without examples, the codebook speaks."""
    begun = from_codebook(codes)
    features, truths = _counted([text for text, _ in examples], begun), [keys for _, keys in examples]
    return {code.key: _line(code.key, begun[code.key], features, truths) for code in codes}


def _said(text):
    return {word.stem for word in words_of(text) if not word.is_small}


def _counted(texts, begun):
    """The features of each text that may be learned, in a lasting order."""
    found = [features_of(text) for text in texts]
    often = Counter(gram for grams in found for gram in grams)
    known = {gram for gram, times in often.items() if times >= FEWEST_ANSWERS}
    known |= {gram for weights in begun.values() for gram in weights}
    return [sorted(grams & known) for grams in found]


def _line(key, begun, features, truths):
    """Gradient steps that grow smaller for what was often corrected. The same examples give the same line."""
    if not _varies(key, truths):
        return Line(UNTAUGHT, {gram: round(weight, 3) for gram, weight in begun.items()})
    line = _Learner(begun, _weight_of_rare(key, truths))
    order, dice = list(range(len(features))), random.Random(key)
    for _ in range(ROUNDS):
        dice.shuffle(order)
        for place in order:
            line.learn(features[place], key in truths[place])
    kept = {gram: round(weight, 3) for gram, weight in line.weights.items() if abs(weight) >= LEAST_WEIGHT}
    return Line(round(line.bias, 3), kept)


def _varies(key, truths):
    return 0 < sum(key in truth for truth in truths) < len(truths)


def _weight_of_rare(key, truths):
    have = sum(key in truth for truth in truths)
    return min(MOST_WEIGHT_OF_RARE, max(1.0, (len(truths) - have) / max(have, 1) / 2))


class _Learner:
    def __init__(self, begun, weight_of_rare):
        self.weights, self.bias = defaultdict(float, begun), SELDOM
        self.moved, self.bias_moved = defaultdict(lambda: 0.1), 1.0
        self.weight_of_rare = weight_of_rare

    def learn(self, grams, is_so):
        scale = 1 / math.sqrt(len(grams) or 1)
        lean = self.bias + scale * sum(self.weights[gram] for gram in grams if gram in self.weights)
        error = (certainty_of(lean) - is_so) * (self.weight_of_rare if is_so else 1.0)
        if abs(error) < 0.02:
            return
        self.bias_moved += error * error
        self.bias -= STEP * error / math.sqrt(self.bias_moved)
        for gram in grams:
            slope = error * scale
            self.moved[gram] += slope * slope
            self.weights[gram] -= STEP * slope / math.sqrt(self.moved[gram])


def certainty_of(lean):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, lean))))
