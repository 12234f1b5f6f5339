"""Learning itself, without a database: what it finds, what it leaves, and what it cannot give away."""

import random

import pytest

pytest.importorskip("sklearn")

import numpy as np

from feedback.suggesting import fitting, thresholds
from feedback.suggesting.features import Counts
from feedback.suggesting.learning import Example
from feedback.suggesting.tags import Tag

PARKING, FOOD, RARE = Tag("theme", 1), Tag("theme", 2), Tag("theme", 3)
FILLERS = ["morning", "clinic", "letter", "nurse", "doctor", "ward", "visit", "sister", "home", "bus", "rain"]
TOLD = {PARKING: "the car park was full", FOOD: "the soup was cold"}


def example(words, tag, author, kinds=("theme",)):
    return Example(words=words, author=author, tags=frozenset({tag}), kinds=frozenset(kinds))


def told(each=40):
    dice = random.Random(1)
    for number in range(each):
        for tag, words in TOLD.items():
            around = " ".join(dice.choices(FILLERS, k=6))
            yield example(
                f"{around} {words} {' '.join(dice.choices(FILLERS, k=4))}.", tag, f"{tag.key}-{number}"
            )


@pytest.fixture(scope="module")
def learned():
    return fitting.fit(list(told()), made={})


def asked(model, words):
    return {opinion.tag: opinion for opinion in model.opinions(Example(words=words))}


def test_it_proposes_what_it_learned_with_words_that_stand_in_the_text(learned):
    text = "Then the Car Park was shut. The nurse waited."
    opinion = asked(learned[0], text)[PARKING]
    assert opinion.certainty > 0.6
    assert any("Car Park" in reason for reason in opinion.because)
    assert all(reason in text for reason in opinion.because)
    assert FOOD not in asked(learned[0], text)


def test_it_says_nothing_when_it_is_unsure(learned):
    assert asked(learned[0], "Doctor, nurse, letter, rain.") == {}
    assert asked(learned[0], "") == {}


def test_its_figures_come_from_stories_that_it_had_not_seen(learned):
    rows = {row.tag: row for row in learned[1].tags}
    assert rows[PARKING].stories == 40
    assert rows[PARKING].precision > 0.9
    assert rows[PARKING].recall > 0.9
    assert learned[1].lists[0].decided == 80


def test_what_nobody_could_learn_is_not_believed():
    """Tags that are thrown like dice: on stories held back they come out no better than chance."""
    dice = random.Random(3)
    examples = [
        example(" ".join(dice.choices(FILLERS, k=12)), dice.choice([PARKING, FOOD]), str(number))
        for number in range(120)
    ]
    model, figures = fitting.fit(examples, made={})
    assert not model.speaks.any()
    assert all(model.opinions(each) == [] for each in examples)
    assert figures.lists[0].silent == 120


def test_a_term_of_few_authors_is_not_learned():
    rare = [example(f"fertility number {number}", RARE, "one person") for number in range(30)]
    assert fitting.learnable([*told(), *rare]) == [PARKING, FOOD]


def test_too_few_decisions_are_said_to_be_too_few():
    with pytest.raises(fitting.TooFew):
        fitting.fit(list(told(each=5)), made={})


def test_a_list_that_was_not_decided_teaches_nothing():
    stages = [
        example("the car park was full", Tag("stage", 1), f"s{number}", ["stage"]) for number in range(30)
    ]
    rows, truth = fitting.decided_rows([*told(each=10), *stages], PARKING)
    assert len(rows) == 20
    assert truth.sum() == 10


def test_learning_twice_from_the_same_gives_the_same(learned):
    again, figures = fitting.fit(list(told()), made={})
    assert np.array_equal(again.weights, learned[0].weights)
    assert figures == learned[1]


def test_nothing_that_one_person_wrote_is_in_the_model(learned):
    """However often they wrote it: a name, a number, a rare word, and no long piece of any of them."""
    secret = "Zbigniewska lives at 14 Quexmoor Lane, phone 07700900123"
    own = [example(f"{secret}. The car park was full.", PARKING, "one person") for _ in range(9)]
    model, _ = fitting.fit([*told(), *own], made={})
    words = {str(name) for name in model.vocabulary["words"][0]}
    pieces = {str(name) for name in model.vocabulary["pieces"][0]}
    assert "car park" in words
    for rare in ("zbigniewska", "quexmoor", "lane", "lives", "phone"):
        assert not any(rare in name.split() for name in words)
        assert f" {rare[:4]}" not in pieces
    assert not any(sign.isdigit() for name in words | pieces for sign in name)


def test_every_gram_is_of_at_least_three_authors():
    examples = list(told(each=12))
    counts = Counts(examples)
    for seen, _ in fitting.folds(counts.authors):
        columns, vocabulary = counts.vocabulary(seen)
        for kind, (names, _) in vocabulary.items():
            used = counts.matrices[kind][seen][:, columns[kind]] > 0
            authors = [
                len({counts.authors[seen[row]] for row in used[:, place].nonzero()[0]})
                for place in range(len(names))
            ]
            assert min(authors, default=3) >= 3


def test_one_text_weighs_the_same_alone_as_among_many(learned):
    model, examples = learned[0], list(told())
    counts = Counts(examples)
    columns, vocabulary = counts.vocabulary(np.arange(len(examples)))
    together = counts.weighed(np.arange(len(examples)), columns, vocabulary)
    _, alone = model.certainties(examples[5])
    row = together[5].tocoo()
    assert {int(place): round(float(value), 4) for place, value in zip(row.col, row.data, strict=True)} == {
        place: round(float(value), 4) for place, value in alone.items()
    }


def test_a_certainty_means_how_often_it_is_right():
    dice = np.random.default_rng(0)
    truth = (dice.random(4000) < 0.3).astype(int)
    leans = truth * 1.5 + dice.normal(size=4000)
    certain = thresholds.scale_of(leans, truth).certainty(leans)
    for low, high in ((0.1, 0.3), (0.4, 0.6), (0.7, 0.9)):
        within = (certain >= low) & (certain < high)
        assert abs(truth[within].mean() - certain[within].mean()) < 0.08
