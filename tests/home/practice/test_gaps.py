from collections import namedtuple

from home.practice.gaps import gaps

Page = namedtuple("Page", "pk result")
Trust = namedtuple("Trust", "pk name")
TRUSTS = [Trust(1, "Medway"), Trust(2, "Dartford")]
LETTERS = Page(10, "Letters arrive sooner")
MINIBUS = Page(11, "A shorter day")


def row(slug, change=None, now=10):
    return {"slug": slug, "label": slug.title(), "url": "", "now": now, "change": change}


def test_a_theme_without_practice_in_use_comes_first_and_of_these_the_one_that_rises_most():
    themes = [row("letters", 9), row("parking", 2), row("transport", 6), row("food")]
    practices = {"letters": [LETTERS], "transport": [MINIBUS]}

    found = gaps(themes, practices, {LETTERS.pk: {1, 7}}, TRUSTS)

    assert [gap.theme for gap in found] == ["Transport", "Parking", "Food", "Letters"]
    assert [gap.is_gap for gap in found] == [True, True, True, False]
    assert [gap.in_words for gap in found] == [
        "Written down, and nobody uses it",
        "No practice answers it yet",
        "No practice answers it yet",
        "In use",
    ]


def test_each_trust_is_counted_by_itself_and_the_others_together():
    (gap,) = gaps([row("letters", -1)], {"letters": [LETTERS, MINIBUS]}, {10: {1, 7}, 11: {1}}, TRUSTS)

    assert [(trust.name, count) for trust, count in gap.cells] == [("Medway", 2), ("Dartford", 0)]
    assert gap.others == 1
    assert gap.change_in_words == "Fell by 1 point"
