import random
import time

from consultations.analysis.campaigns import Groups, plainly

LETTER = (
    "I am writing because the bus from our village to the radiotherapy department stops at six and nobody "
    "can come home after a late appointment. Please pay for a minibus that waits for the last patient."
)
OTHER = (
    "Parking at the hospital costs more than petrol, and the machines take no cards. My wife waits in the "
    "car because we are afraid of a fine. Give everybody who is treated a permit on the first day."
)


def groups_of(texts):
    groups = Groups()
    for key, text in enumerate(texts):
        groups.add(key, text)
    return groups.found()


def test_a_letter_with_words_of_ones_own_is_still_the_letter():
    varied = [
        LETTER,
        f"Dear all. {LETTER}",
        LETTER.replace("village", "town").upper(),
        f"{LETTER} Thank you!",
    ]
    assert groups_of([OTHER, *varied]) == [[1, 2, 3, 4]]


def test_two_campaigns_are_two_groups_the_larger_first():
    assert groups_of([LETTER] * 3 + [OTHER] * 4) == [[3, 4, 5, 6], [0, 1, 2]]


def test_short_answers_and_two_of_a_kind_are_no_campaign():
    assert groups_of(["More parking please."] * 50 + [LETTER] * 2) == []


def test_the_same_subject_in_other_words_is_no_campaign():
    dice = random.Random(1)
    words = LETTER.split()
    shuffled = [" ".join(dice.sample(words, len(words))) for _ in range(20)]
    assert groups_of([LETTER, *shuffled]) == []


def test_many_answers_are_looked_through_in_one_pass():
    dice, words = random.Random(2), (LETTER + OTHER).split()
    many = [" ".join(dice.choices(words, k=40)) for _ in range(1_500)]
    began = time.process_time()
    assert groups_of([*many, LETTER, LETTER, LETTER]) == [[1_500, 1_501, 1_502]]
    assert time.process_time() - began < 3


def test_the_same_words_in_another_dress_are_the_same():
    assert plainly("The bus,  at SIX!") == plainly("the bus at six")
