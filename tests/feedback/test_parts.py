import pytest
from hypothesis import given
from hypothesis import strategies as some

from feedback.parts import HEADINGS, joined, split, tidied

THREE = {"good": "The nurse.", "better": "The wait.", "more": "Parking."}


def test_each_part_stands_under_its_own_line():
    assert joined(THREE) == (
        "What was good\nThe nurse.\n\nWhat could have been better\nThe wait.\n\nAnything else\nParking."
    )


@pytest.mark.parametrize("name", HEADINGS)
def test_a_part_alone_needs_no_line_above_it(name):
    assert joined({name: " The nurse.\r\nAnd the tea. "}) == "The nurse.\nAnd the tea."


def test_a_text_without_parts_is_one_part_without_a_heading():
    assert split("One line.\n\nAnother.") == [("", "One line.\n\nAnother.")]


def test_what_stands_before_the_first_heading_has_none():
    assert split("Hello.\nWhat was good\nTea.") == [("", "Hello."), ("What was good", "Tea.")]


def test_a_heading_with_nothing_under_it_is_all_that_was_told():
    assert split("What was good\n") == [("", "What was good")]


def test_nothing_told_is_an_empty_text():
    assert joined({"good": "  ", "better": ""}) == ""
    assert split("") == []


@given(some.dictionaries(some.sampled_from(list(HEADINGS)), some.text(), min_size=2))
def test_what_was_joined_splits_into_the_same_parts(parts):
    told = {name: tidied(words) for name, words in parts.items() if tidied(words)}
    if len(told) > 1 and not set(HEADINGS.values()) & {
        line.strip() for words in told.values() for line in words.splitlines()
    }:
        assert split(joined(parts)) == [(HEADINGS[name], told[name]) for name in HEADINGS if name in told]
