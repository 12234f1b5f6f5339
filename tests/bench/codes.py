"""How well codes are suggested, held against those that people gave: `python -m tests.bench.codes`.

Synthetic answers with human-checked codes (i.AI, MIT): the codebook alone, and after half was coded, each
half once. Where they are missing, it says so and goes on.
"""

import csv
import json
import re
import time
from pathlib import Path

from consultations.analysis import kappa
from consultations.analysis.learning import CodeText, fit
from consultations.analysis.proposing import proposals

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "themefinder_synthetic"
SMALL = "gambling_XS__{}__question_part_{}__{}"
SAYS_NOTHING = {"None of the Above", "No Reason Given"}
CODED = re.compile(r"'([A-Z])': \{")


def report():
    if not SHARED.exists():
        print("The synthetic answers are not at hand: suggested codes are not measured.")
        return
    print(
        f"\n{'suggested codes':<44}{'answers':>9}{'precision':>11}{'recall':>8}{'F1':>6}{'kappa':>7}{'s':>7}"
    )
    sets = [(f"100 answers, question {part}", *_small(part)) for part in (1, 2)]
    for name, codes, answers in [*sets, ("1,000 answers, one question", *_large())]:
        _show(f"{name}: the codebook alone", codes, [([], answers)])
        halves = [answers[::2], answers[1::2]]
        _show(f"{name}: half coded", codes, [(halves[0], halves[1]), (halves[1], halves[0])])


def _small(part):
    themes = json.loads(
        (SHARED / SMALL.format("outputs__mapping__2025-07-22", part, "themes.json")).read_text()
    )
    texts = {
        row["response_id"]: row["response"] for row in _lines(SMALL.format("inputs", part, "responses.jsonl"))
    }
    codes = [
        CodeText(each["topic_id"], f"{each['topic_label']}. {each['topic_description']}")
        for each in themes
        if each["topic_label"] not in SAYS_NOTHING
    ]
    known = {code.key for code in codes}
    mapped = _lines(SMALL.format("outputs__mapping__2025-07-22", part, "mapping.jsonl"))
    return codes, [(texts[row["response_id"]], known & set(row["labels"])) for row in mapped]


def _large():
    framework = json.loads((SHARED / "generation__framework_themes.json").read_text())
    codes = [
        CodeText(key, f"{theme['topics'][0]['topic_name']}. {theme['topics'][0]['rationale']}")
        for side in framework.values()
        for key, theme in side.items()
    ]
    csv.field_size_limit(10**7)
    with (SHARED / "generation__eval_sentiments.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return codes, [(row["response"], set(CODED.findall(row["target_topics"]))) for row in rows]


def _lines(name):
    return [json.loads(line) for line in (SHARED / name).read_text().splitlines()]


def _show(name, codes, splits):
    began, pairs = time.perf_counter(), []
    for coded, left in splits:
        lines = fit(coded, codes)
        pairs += [({each.key for each in proposals(lines, text)}, given) for text, given in left]
    took = time.perf_counter() - began
    table = kappa.pooled(kappa.tables(pairs, [code.key for code in codes]).values())
    precision = table.both / max(table.both + table.first_only, 1)
    recall = table.both / max(table.both + table.second_only, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    figures = f"{precision:>11.2f}{recall:>8.2f}{f1:>6.2f}{table.kappa:>7.2f}{took:>7.1f}"
    print(f"{name:<44}{len(pairs):>9,}{figures}", flush=True)


if __name__ == "__main__":
    report()
