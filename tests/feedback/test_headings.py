import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.headings import LONGEST, heading_from


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("They rang me. I was glad.", "They rang me"),
        ("...", "..."),
        ("  Was it right? I do not know.", "Was it right?"),
        ("First line\nSecond line", "First line"),
        ("No full stop", "No full stop"),
        ("What was good\nThe tea. And more.\n\nAnything else\nParking.", "The tea"),
        ("What was good", "What was good"),
    ],
)
def test_a_heading_is_the_first_sentence(words, heading):
    assert heading_from(words) == heading


def test_a_long_first_sentence_is_cut_at_a_whole_word():
    heading = heading_from("waiting and waiting " * 20)
    assert len(heading) <= LONGEST
    assert heading.endswith(("waiting…", "and…"))


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_no_words_are_too_odd_for_a_heading(words):
    assert 0 < len(heading_from(words)) <= LONGEST
