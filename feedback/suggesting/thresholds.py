"""From how strongly the machine leans to how often it is right, and from where on it speaks at all."""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from .fewest import FEWEST_PROPOSED

# How much more finding counts than being right: what is wrong is seen at once, what is missing is not.
RECALL_WEIGHT = 1.5
LOWEST, HIGHEST = 0.2, 0.5
# A term with few stories leans on what holds for all: as if it had so many more stories of that kind.
LEANS_ON_ALL = 60
# A term that would be wrong more often than this is left to people.
LEAST_RIGHT = 0.4
# What it says must tell more than how common the term is: so much of the way from there to certain.
TELLS_MORE = 0.2
# Between this share of its threshold and the threshold itself the machine is unsure and says nothing.
UNSURE_FROM = 0.5


@dataclass(frozen=True)
class Scale:
    """certainty = 1 / (1 + exp(-(slope * lean + shift)))"""

    slope: float
    shift: float

    def certainty(self, leans):
        return 1 / (1 + np.exp(-(self.slope * leans + self.shift)))


def scale_of(leans, truth):
    """So that of all that is given a certainty of 0.7, about seven in ten are right (Platt)."""
    fitted = LogisticRegression(C=1.0).fit(leans[:, None], truth)
    return Scale(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))


def chosen(certainties, truth, everywhere, weight=RECALL_WEIGHT):
    """The certainty from which on a term is proposed; `everywhere` is the one that suits all terms."""
    own = best(certainties, truth, weight)
    share = truth.sum() / (truth.sum() + LEANS_ON_ALL)
    common = more_than(truth.mean())
    return float(np.clip(share * own + (1 - share) * everywhere, max(LOWEST, common), max(HIGHEST, common)))


def more_than(how_common):
    """The certainty that tells something about a term that is so common."""
    return how_common + TELLS_MORE * (1 - how_common)


def best(certainties, truth, weight=RECALL_WEIGHT):
    """Where precision and recall together are best, recall counting `weight` times as much."""
    order = np.argsort(-certainties, kind="stable")
    right = np.cumsum(truth[order])
    proposed = np.arange(1, len(order) + 1)
    together = (1 + weight**2) * right / (proposed + weight**2 * max(truth.sum(), 1))
    return float(certainties[order][together.argmax()])


def is_worth_saying(right, proposed, how_common):
    """Whether a term is right often enough where it would be proposed."""
    return bool(proposed >= FEWEST_PROPOSED and right / proposed >= max(LEAST_RIGHT, more_than(how_common)))
