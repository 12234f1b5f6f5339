import json

from home.inside import found
from home.inside.found import Inside, Part, within_bounds


def test_empty_parts_are_left_out_and_lines_are_tidied():
    parts = within_bounds([Part("On page 1", " \n "), Part("On page 2", "One   word\n\n and more ")])

    assert parts == (Part("On page 2", "One word\nand more"),)


def test_no_more_is_kept_than_the_bounds_allow(monkeypatch):
    monkeypatch.setattr(found, "MOST_LETTERS", 5)

    assert within_bounds([Part("1", "abc"), Part("2", "defgh"), Part("3", "x")]) == (
        Part("1", "abc"),
        Part("2", "de"),
    )


def test_what_was_found_passes_between_two_processes_unchanged():
    inside = Inside((Part("On page 1", "Words."),), 1, ("no_title",))

    assert Inside.from_dict(json.loads(json.dumps(inside.as_dict()))) == inside


def test_numbers_alone_are_no_words():
    assert not Inside((Part("On page 1", "1\n2 – 3"),)).has_words
