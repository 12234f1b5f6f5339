"""Texts as numbers. Only what stands in the words of several authors is kept: no name of one story is."""

import numpy as np
import scipy.sparse as sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from .fewest import FEWEST_AUTHORS
from .readings import KINDS


class Counts:
    """How often each gram stands in each example, for every kind, counted once and then cut as needed."""

    def __init__(self, examples):
        self.authors = _groups([example.author for example in examples])
        self.matrices, self.names = {}, {}
        for kind, how in KINDS.items():
            counter = CountVectorizer(analyzer=how.read, dtype=np.float32)
            self.matrices[kind], self.names[kind] = _counted(counter, examples)
            self._keep(kind, _known(self.matrices[kind], self.authors, how.most))

    def _keep(self, kind, columns):
        self.matrices[kind] = self.matrices[kind][:, columns]
        self.names[kind] = self.names[kind][columns]

    def vocabulary(self, rows):
        """What may be learned from these rows alone: {kind: (names, rarity)} and where the names stand."""
        columns = {
            kind: _known(matrix[rows], self.authors[rows], KINDS[kind].most)
            for kind, matrix in self.matrices.items()
        }
        return columns, {
            kind: (self.names[kind][kept], rarity(self.matrices[kind][rows][:, kept]))
            for kind, kept in columns.items()
        }

    def weighed(self, rows, columns, vocabulary):
        """The rows as vectors in the vocabulary."""
        blocks = [
            weighed(self.matrices[kind][rows][:, columns[kind]], vocabulary[kind][1], KINDS[kind].weight)
            for kind in KINDS
        ]
        return sparse.hstack(blocks, format="csr", dtype=np.float64)


def _counted(counter, examples):
    """A training with no marks at all has an empty matrix of them."""
    try:
        matrix = counter.fit_transform(examples).tocsr()
    except ValueError:
        return sparse.csr_matrix((len(examples), 0), dtype=np.float32), np.array([], dtype=str)
    return matrix, counter.get_feature_names_out().astype(str)


def _groups(authors):
    """Each author as a number."""
    return np.unique(np.array(authors), return_inverse=True)[1]


def _known(matrix, authors, most):
    """The columns that enough authors used, the most used of them where they are too many."""
    rows = np.unique(authors, return_inverse=True)[1]
    shape = (rows.max(initial=-1) + 1, len(rows))
    by_author = sparse.csr_matrix((np.ones(len(rows)), (rows, np.arange(len(rows)))), shape=shape)
    used = np.asarray(((by_author @ (matrix > 0)) > 0).sum(axis=0)).ravel()
    known = np.flatnonzero(used >= FEWEST_AUTHORS)
    if len(known) > most:
        known = np.sort(known[np.argsort(-used[known], kind="stable")[:most]])
    return known


def rarity(matrix):
    """How much each column tells: the fewer rows have it, the more."""
    have = np.asarray((matrix > 0).sum(axis=0)).ravel()
    return (np.log((1 + matrix.shape[0]) / (1 + have)) + 1).astype(np.float32)


def weighed(matrix, rarities, weight):
    """Counts as weights: the second time counts less than the first, rare grams more, long texts the same."""
    if not matrix.shape[1]:
        return matrix
    damped = matrix.astype(np.float32, copy=True)
    np.log(damped.data, out=damped.data)
    damped.data += 1
    return normalize(damped @ sparse.diags(rarities).astype(np.float32)) * weight
