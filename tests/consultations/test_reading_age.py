import pytest

from consultations.reading_age import OLDEST, YOUNGEST, reading_age, syllables_of


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("wait", 1),
        ("waited", 2),
        ("results", 2),
        ("hope", 1),
        ("hoped", 1),
        ("table", 2),
        ("NHS", 1),
        ("radiotherapy", 5),
    ],
)
def test_syllables_are_counted_as_they_are_heard(word, syllables):
    assert syllables_of(word) == syllables


def test_plain_questions_are_young_and_official_ones_are_old():
    plain = "How did you hear your results?"
    official = (
        "To what extent do you consider that multidisciplinary communication arrangements were "
        "appropriately individualised throughout your diagnostic pathway?"
    )
    assert reading_age(plain) <= 10
    assert reading_age(official) == OLDEST


def test_short_sentences_are_easier_than_one_long_one_of_the_same_words():
    assert reading_age("We ring you. You ask us. We write it down.") <= reading_age(
        "We ring you and you ask us and we write it down."
    )


def test_nothing_to_read_is_for_everybody():
    assert reading_age(" 12 % ") == YOUNGEST
