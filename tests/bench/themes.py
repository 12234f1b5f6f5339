"""How well themes are suggested, on real comments that other people labelled, and what a training costs.

`python -m tests.bench.themes`, and a part of `make bench`. The comments are split by respondent: three
quarters to learn from, the rest to be tested on, three times. Where they are missing, it says so and goes on.
"""

import csv
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from .place import a_place_of_its_own

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
SPLITS, TESTED, SEEDED = 3, 0.25, 0
SAYS_NOTHING = {"Not assigned", "Labelling not possible"}
FEWEST = 20
STORIES, WORDS_EACH, TERMS = 10_000, 120, 60


def report():
    """In a process of its own: it measures memory, and needs settings."""
    subprocess.run([sys.executable, "-m", "tests.bench.themes"], check=True)


def main():
    try:
        import sklearn  # noqa: F401
    except ImportError:
        print("scikit-learn is not installed: nothing is learned, and nothing measured.")
        return
    with a_place_of_its_own():
        for path, read in (
            ("fft_v6/fft_comments.csv", _read_tidy),
            ("fft_phase1/trusts_a_b.csv", _read_coded),
        ):
            if (SHARED / path).exists():
                _report_on(path, read(SHARED / path))
            else:
                print(f"The comments {path} are not at hand: not measured.")
        _report_cost()


def _read_tidy(path):
    """(words, respondent, labels, marks) of each comment."""
    for row in _rows(path):
        marks = (f"asked {row['question']}", f"at {row['service']}", f"rated {row['fft_score']}")
        yield row["text"], row["respondent_id"], row["labels"].split("|"), tuple(map(_tidy, marks))


def _read_coded(path):
    """Of the older set nobody knows who wrote which comment: the same words count as the same person."""
    for row in _rows(path):
        label = row["subcategory"].strip() or row["label"].strip()
        yield row["text"], row["text"].casefold(), [label], (_tidy(f"asked {row['question']}"),)


def _rows(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def _tidy(text):
    return " ".join(text.split()).lower()


def _report_on(name, comments):
    examples, labels = _examples(list(comments))
    print(f"\n{name}: {len(examples):,} comments with {len(labels)} labels that at least {FEWEST} carry")
    print(f"{'':<44}{'micro F1':>10}{'macro F1':>10}{'precision':>11}{'recall':>8}{'silent':>8}")
    splits = list(_splits(examples))
    _show("TF-IDF with a linear SVM, as a yardstick", [_plain_svm(*split, labels) for split in splits])
    even = [_ours(*split, labels, weight=1.0) for split in splits]
    _show("Suggestions, finding and being right alike", even)
    desk = [_ours(*split, labels) for split in splits]
    _show("Suggestions as the desk shows them", desk)
    _show_each(desk, labels)


def _examples(comments):
    from feedback.suggesting.learning import Example
    from feedback.suggesting.phrases import Phrases
    from feedback.suggesting.planting import listed
    from feedback.suggesting.tags import Tag

    often = Counter(label for _, _, labels, _ in comments for label in set(labels) - SAYS_NOTHING)
    known = sorted(label for label, many in often.items() if many >= FEWEST)
    tags = {label: Tag("theme", number) for number, label in enumerate(known)}
    rules = listed()["theme"]
    phrases = Phrases([(words, theme) for theme, some in rules.items() for words in some])
    examples = [
        Example(
            words=words,
            author=author,
            marks=marks,
            hits=tuple(phrases.found_in(words)),
            tags=frozenset(tags[label] for label in labels if label in tags),
            kinds=frozenset({"theme"}),
        )
        for words, author, labels, marks in comments
        if set(labels) & set(tags)
    ]
    return examples, known


def _splits(examples):
    from sklearn.model_selection import GroupShuffleSplit

    authors = [example.author for example in examples]
    for seen, unseen in GroupShuffleSplit(SPLITS, test_size=TESTED, random_state=SEEDED).split(
        examples, groups=authors
    ):
        yield [examples[row] for row in seen], [examples[row] for row in unseen]


def _truth(examples, labels):
    import numpy as np

    table = np.zeros((len(examples), len(labels)), dtype=int)
    for row, example in enumerate(examples):
        for tag in example.tags:
            table[row, tag.key] = 1
    return table


def _plain_svm(seen, unseen, labels):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.svm import LinearSVC

    vectors = TfidfVectorizer()
    learned = vectors.fit_transform([example.words for example in seen])
    machine = OneVsRestClassifier(LinearSVC(class_weight="balanced"))
    machine.fit(learned, _truth(seen, labels))
    said = machine.predict(vectors.transform([example.words for example in unseen]))
    return _truth(unseen, labels), said


def _ours(seen, unseen, labels, **options):
    from feedback.suggesting import fitting

    model, _ = fitting.fit(seen, made={}, **options)
    said = _truth(unseen, labels) * 0
    for row, example in enumerate(unseen):
        for opinion in model.opinions(example):
            said[row, opinion.tag.key] = 1
    return _truth(unseen, labels), said


def _show(name, results):
    from sklearn.metrics import f1_score

    rows = []
    for truth, said in results:
        right = (truth & said).sum()
        rows.append(
            (
                f1_score(truth, said, average="micro"),
                f1_score(truth, said, average="macro", zero_division=0),
                right / max(said.sum(), 1),
                right / truth.sum(),
                (said.sum(axis=1) == 0).mean(),
            )
        )
    micro, macro, precision, recall, silent = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    print(f"{name:<44}{micro:>10.3f}{macro:>10.3f}{precision:>11.3f}{recall:>8.3f}{silent:>8.1%}", flush=True)


def _show_each(results, labels):
    print(f"\n{'theme, as the desk shows it':<60}{'comments':>9}{'precision':>11}{'recall':>8}")
    counted = {}
    for truth, said in results:
        for place, label in enumerate(labels):
            totals = counted.setdefault(label, [0, 0, 0])
            totals[0] += truth[:, place].sum()
            totals[1] += said[:, place].sum()
            totals[2] += (truth[:, place] & said[:, place]).sum()
    for label, (true, said, right) in sorted(counted.items(), key=lambda each: -each[1][0]):
        precision = f"{right / said:.2f}" if said else "–"
        recall = f"{right / true:.2f}" if true else "–"
        print(f"{label[:58]:<60}{true:>9}{precision:>11}{recall:>8}")


def _report_cost():
    """Invented texts: words drawn as often as words are, and a few of its own for each term."""
    from feedback.suggesting import fitting

    examples = list(_invented(STORIES))
    before, began = _megabytes(), time.perf_counter()
    model, _ = fitting.fit(examples, made={})
    took = time.perf_counter() - began
    began = time.perf_counter()
    for example in examples[:200]:
        model.opinions(example)
    each = (time.perf_counter() - began) * 1000 / 200
    print(f"\nLearning from {STORIES:,} stories of {WORDS_EACH} words with {len(model.tags)} terms:")
    print(
        f"{took:,.0f} s, {_megabytes():,.0f} MB at most ({before:,.0f} before), then {each:.0f} ms a story."
    )


def _invented(how_many):
    from feedback.suggesting.learning import Example
    from feedback.suggesting.tags import Tag

    dice = random.Random(0)
    letters = "etaoinshrdlucmfwypvbgk"
    words = ["".join(dice.choices(letters, k=dice.randint(2, 9))) for _ in range(8_000)]
    often = [1 / (place + 3) for place in range(len(words))]
    for number in range(how_many):
        terms = dice.sample(range(TERMS), k=dice.randint(1, 4))
        own = [words[1_000 + term * 10 + dice.randrange(10)] for term in terms for _ in range(3)]
        text = dice.choices(words, often, k=WORDS_EACH - len(own)) + own
        dice.shuffle(text)
        yield Example(
            words=" ".join(text),
            author=str(number),
            tags=frozenset(Tag("theme", term) for term in terms),
            kinds=frozenset({"theme"}),
        )


def _megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
