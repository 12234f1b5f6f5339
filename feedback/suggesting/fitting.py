"""Learns from decided stories, and finds out on stories held back how far it can be trusted."""

import numpy as np
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from . import thresholds
from .features import Counts
from .fewest import FEWEST_DECISIONS, FEWEST_STORIES
from .learning import Figures, ListFigures, TagFigures
from .model import Model

FOLDS = 5
SOFTNESS = 0.25
# Near enough: closer takes half as long again and changes no figure.
NEAR_ENOUGH = 0.01


class TooFew(Exception):
    """There is not enough to learn from. Nothing is wrong: come back with more decisions."""


def fit(examples, *, made, weight=thresholds.RECALL_WEIGHT, progress=lambda percent: None):
    """(Model, Figures) from the examples. `made` is kept in the file: who made it, when, from what."""
    tags = learnable(examples)
    if len(examples) < FEWEST_DECISIONS or not tags:
        raise TooFew
    counts = Counts(examples)
    progress(10)
    leans = _held_back(counts, examples, tags, progress)
    judged = [_judge(tag, leans[:, place], examples, weight) for place, tag in enumerate(tags)]
    everywhere = _everywhere(judged, weight)
    columns, vocabulary = counts.vocabulary(np.arange(len(examples)))
    fitted = _fitted(counts.weighed(np.arange(len(examples)), columns, vocabulary), examples, tags)
    progress(95)
    limits = [thresholds.chosen(one.certainties, one.truth, everywhere, weight) for one in judged]
    figures = _figures(judged, limits, everywhere, weight, examples)
    model = Model(
        made=made,
        tags=tags,
        vocabulary=vocabulary,
        weights=np.vstack([weights for weights, _ in fitted]).astype(np.float32),
        biases=np.array([bias for _, bias in fitted]),
        slopes=np.array([one.scale.slope for one in judged]),
        shifts=np.array([one.scale.shift for one in judged]),
        thresholds=np.array(limits),
        speaks=np.array([row.speaks for row in figures.tags]),
    )
    return model, figures


def learnable(examples):
    """The tags that enough authors' stories carry and enough do not, in a lasting order."""
    authors = {}
    for example in examples:
        for tag in example.tags:
            authors.setdefault(tag, set()).add(example.author)
    known = [tag for tag, people in authors.items() if len(people) >= FEWEST_STORIES]
    return sorted(tag for tag in known if _is_sometimes_left(tag, examples))


def _is_sometimes_left(tag, examples):
    left = sum(tag.kind in example.kinds and tag not in example.tags for example in examples)
    return left >= FEWEST_STORIES


def decided_rows(examples, tag):
    """Where the list of the tag was decided, and whether it was chosen there."""
    rows = np.array([place for place, example in enumerate(examples) if tag.kind in example.kinds])
    return rows, np.array([tag in examples[place].tags for place in rows], dtype=int)


def _held_back(counts, examples, tags, progress):
    """How each example leans towards each tag, by a model that never saw anything of its author."""
    leans = np.full((len(examples), len(tags)), np.nan)
    splits = list(folds(counts.authors))
    for number, (seen, unseen) in enumerate(splits, start=1):
        columns, vocabulary = counts.vocabulary(seen)
        fitted = _fitted(counts.weighed(seen, columns, vocabulary), [examples[row] for row in seen], tags)
        vectors = counts.weighed(unseen, columns, vocabulary)
        for place, (weights, bias) in enumerate(fitted):
            leans[unseen, place] = vectors @ weights + bias
        progress(10 + 75 * number // len(splits))
    return leans


def folds(authors):
    """Pairs of rows to learn from and rows to be tested on; an author is in one of the two only."""
    many = min(FOLDS, len(np.unique(authors)))
    return GroupKFold(many).split(authors, groups=authors)


def _fitted(vectors, examples, tags):
    """[(weights, bias)], a linear rule a tag. Where a part of the stories never has it, it never speaks."""
    return [_line(vectors, *decided_rows(examples, tag)) for tag in tags]


def _line(vectors, rows, truth):
    if truth.min(initial=1) == truth.max(initial=0) or not len(rows):
        return np.zeros(vectors.shape[1]), -1.0
    machine = LinearSVC(C=SOFTNESS, class_weight="balanced", tol=NEAR_ENOUGH, random_state=0)
    machine.fit(vectors[rows], truth)
    return machine.coef_[0], float(machine.intercept_[0])


class _Judged:
    """One tag on the stories held back: which they are, how certain it was and what was true."""

    def __init__(self, tag, rows, leans, truth, authors):
        self.tag, self.rows, self.truth, self.authors = tag, rows, truth, authors
        self.scale = thresholds.scale_of(leans, truth)
        self.certainties = self.scale.certainty(leans)


def _judge(tag, leans, examples, weight):
    rows, truth = decided_rows(examples, tag)
    authors = np.unique([examples[row].author for row in rows], return_inverse=True)[1]
    return _Judged(tag, rows, leans[rows], truth, authors)


def _everywhere(judged, weight):
    """One certainty for all tags: what a tag with few stories of its own leans on."""
    certainties = np.concatenate([one.certainties for one in judged])
    return thresholds.best(certainties, np.concatenate([one.truth for one in judged]), weight)


def _figures(judged, limits, everywhere, weight, examples):
    spoke = [set() for _ in examples]
    rows = []
    for one, limit in zip(judged, limits, strict=True):
        proposed = _proposed(one, everywhere, weight)
        rows.append(_row(one, limit, proposed))
        for place in one.rows[proposed] if rows[-1].speaks else ():
            spoke[place].add(one.tag.kind)
    return Figures(tags=rows, lists=[_silence(kind, examples, spoke) for kind in _kinds(judged)])


def _proposed(one, everywhere, weight):
    """Where the tag would be proposed, by thresholds chosen without the stories that they are applied to."""
    proposed = np.zeros(len(one.truth), dtype=bool)
    for others, held in folds(one.authors):
        own = thresholds.chosen(one.certainties[others], one.truth[others], everywhere, weight)
        proposed[held] = one.certainties[held] >= own
    return proposed


def _row(one, limit, proposed):
    right, many = int(one.truth[proposed].sum()), int(proposed.sum())
    unsure = ~proposed & (one.certainties >= limit * thresholds.UNSURE_FROM)
    return TagFigures(
        tag=one.tag,
        stories=int(one.truth.sum()),
        proposed=many,
        right=right,
        unsure=int(unsure.sum()),
        speaks=thresholds.is_worth_saying(right, many, one.truth.mean()),
        threshold=limit,
    )


def _kinds(judged):
    return sorted({one.tag.kind for one in judged})


def _silence(kind, examples, spoke):
    decided = [place for place, example in enumerate(examples) if kind in example.kinds]
    return ListFigures(
        kind=kind, decided=len(decided), silent=sum(kind not in spoke[place] for place in decided)
    )
