"""The four ways in which a text is looked at, and how much each weighs. No library is loaded for it."""

from dataclasses import dataclass

from . import grams


def _names(found):
    return [name for name, _, _ in found]


def word_grams(example):
    return _names(grams.singles_and_pairs(grams.words_of(example.words)))


def piece_grams(example):
    return _names(grams.pieces_in(grams.words_of(example.words)))


def rule_names(example):
    return sorted({name for name, _, _ in example.hits})


def marks(example):
    """What was asked and answered, and how long it is: within twice as many words."""
    how_long = len(example.words.split()).bit_length()
    return [*example.marks, f"long {how_long}"]


@dataclass(frozen=True)
class Kind:
    """One way to look at a text: how much it weighs and how many grams of it are kept at most."""

    read: object
    weight: float
    most: int


KINDS = {
    "words": Kind(word_grams, 1.0, 30_000),
    "pieces": Kind(piece_grams, 1.2, 40_000),
    "rules": Kind(rule_names, 0.4, 500),
    "marks": Kind(marks, 0.5, 500),
}
