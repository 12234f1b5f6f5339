from hypothesis import given
from hypothesis import strategies as st

from search.words import LONGEST_WORD, MOST_WORDS, STOP_WORDS, asked, spoken

NAMES = [
    ("Womb cancer", "endometrial cancer", "uterine cancer", "cancer of the womb"),
    ("Bowel cancer", "colorectal cancer", "large bowel cancer", "cancer of the back passage"),
]


def texts(text, names=()):
    return [word.text for word in asked(text, names)]


def test_small_words_are_left_out():
    assert texts("the letter about my scan") == ["letter", "scan"]


def test_each_word_is_asked_once():
    assert texts("scan scan Scan results") == ["scan", "results"]


def test_accents_and_capitals_make_no_difference():
    assert texts("Café ÉCLAIR") == ["cafe", "eclair"]


def test_words_of_other_scripts_stay_as_they_are():
    assert texts("सलाह رعاية") == texts("सलाह رعاية")
    assert "رعاية" in texts("رعاية")


def test_punctuation_parts_words_and_is_never_one():
    assert texts('scan/results "x-ray" (MRI)*') == ["scan", "results", "x", "ray", "mri"]
    assert texts("!?… — 🙂") == []


def test_only_the_last_word_may_be_unfinished():
    assert [word.is_unfinished for word in asked("womb bleed")] == [False, True]


def test_a_very_short_last_word_is_taken_as_it_is():
    assert [word.is_unfinished for word in asked("scan ct")] == [False, False]


def test_an_everyday_name_also_looks_for_the_clinical_one():
    [womb] = asked("womb cancer", NAMES)
    assert ("endometrial",) in womb.also


def test_cancer_is_looked_for_only_where_nothing_else_was_typed():
    assert texts("cancer nurse") == ["nurse"]
    assert texts("cancer") == ["cancer"]


def test_a_clinical_name_also_looks_for_the_everyday_one():
    assert ("bowel",) in asked("colorectal cancer", NAMES)[0].also


def test_a_name_of_several_words_is_looked_for_side_by_side():
    assert ("back", "passage") in asked("bowel cancer", NAMES)[0].also


def test_a_word_that_only_appears_in_a_name_does_not_call_the_others():
    assert asked("large letters", NAMES)[0].also == ()


def test_a_name_is_known_in_the_middle_of_a_question():
    words = {word.text: word for word in asked("who treats womb cancer in Ashford", NAMES)}
    assert ("endometrial",) in words["womb"].also


@given(st.text(max_size=3000))
def test_whatever_is_typed_becomes_a_few_plain_words(text):
    words = asked(text, NAMES)

    assert len(words) <= MOST_WORDS
    for word in words:
        assert word.text.isalnum()
        assert len(word.text) <= LONGEST_WORD
        assert word.text not in STOP_WORDS


@given(st.text(max_size=300))
def test_words_are_spoken_the_same_again(text):
    once = spoken(text)
    assert spoken(" ".join(once)) == once
