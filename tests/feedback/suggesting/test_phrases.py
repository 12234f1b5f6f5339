import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.suggesting.phrases import NotPlain, Phrases, checked


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Side   Effect* ", "side effect*"),
        ("X-ray", "x-ray"),
        ("can’t be cured", "can't be cured"),
        ("GP", "gp"),
    ],
)
def test_words_are_kept_in_one_form(typed, kept):
    assert checked(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "   ", "*", "a*", "ab*", "(chemo|radio)", "wait.*", "a", "one, two", "w*it", r"\bword\b"]
)
def test_what_is_no_plain_word_is_refused_with_what_to_do(typed):
    with pytest.raises(NotPlain, match=r"Use|Put|Type"):
        checked(typed)


def test_more_than_eight_words_are_refused():
    with pytest.raises(NotPlain, match="at most 8 words"):
        checked("one two three four five six seven eight nine")


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("chemo", "My CHEMO began.", ["CHEMO"]),
        ("chemo", "Chemotherapy began.", []),
        ("chemo*", "Chemotherapy began, then more chemo.", ["Chemotherapy", "chemo"]),
        ("side effect*", "The side\neffects were bad", ["side\neffects"]),
        ("can't be cured", "It can’t be cured.", ["can’t be cured"]),
        ("x-ray", "an X-ray and an X‑ray", ["X-ray", "X‑ray"]),
        ("car park", "the car was parked", []),
    ],
)
def test_words_are_found_whole_whatever_their_case_and_signs(words, text, found):
    assert [text[start:end] for _, start, end in Phrases([(words, "term")]).found_in(text)] == found


def test_the_same_words_may_stand_for_several_things():
    phrases = Phrases([("scan", 1), ("scan", 2), ("scan result*", 3)])
    assert {thing for thing, _, _ in phrases.found_in("scan results")} == {1, 2, 3}


@given(st.text(max_size=100), st.text(max_size=500))
def test_no_text_breaks_the_looking_and_every_find_lies_in_the_text(words, text):
    try:
        phrases = Phrases([(checked(words), "term")])
    except NotPlain:
        phrases = Phrases([("wait*", "term")])
    for _, start, end in phrases.found_in(text):
        assert 0 <= start < end <= len(text)
