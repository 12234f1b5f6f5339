import time

from hypothesis import given
from hypothesis import strategies as st

from feedback.comparing import Change, Piece, compare, is_heading


def test_what_was_not_edited_has_no_change():
    both = compare("I waited.\n\nA nurse rang.", "I waited.\r\n\r\nA nurse rang.".replace("\r", ""))

    assert both.changes == []
    assert both.before == both.after == [[Piece("I waited.")], [Piece("A nurse rang.")]]


def test_each_change_is_numbered_on_both_sides_and_carries_its_reason():
    both = compare(
        "Dr Patel rang me on 3 May 2026 at home.",
        "The doctor rang me last spring at home.",
        [("the doctor", "It names somebody."), ("last spring", "A day can name a person.")],
    )

    assert both.changes == [
        Change(1, "Dr Patel", "The doctor", "It names somebody."),
        Change(2, "on 3 May 2026", "last spring", "A day can name a person."),
    ]
    assert both.before == [
        [Piece("Dr Patel", 1), Piece("rang me"), Piece("on 3 May 2026", 2), Piece("at home.")]
    ]
    assert both.after == [
        [Piece("The doctor", 1), Piece("rang me"), Piece("last spring", 2), Piece("at home.")]
    ]


def test_a_word_that_stayed_between_two_changes_belongs_to_the_change():
    both = compare("My neighbour Ann Archer drove me.", "A neighbour drove me.", [("A neighbour", "A name.")])

    assert both.changes == [Change(1, "My neighbour Ann Archer", "A neighbour", "A name.")]


def test_what_was_taken_out_stands_on_one_side_alone():
    both = compare("Call me on 07700 900123. Thank you.", "Thank you.")

    [change] = both.changes
    assert (change.before, change.after, change.why) == ("Call me on 07700 900123.", "", "")
    assert both.after == [[Piece("Thank you.")]]


def test_the_name_of_a_part_is_told_from_the_words():
    both = compare("What was good\nThe nurse.", "What was good\nThe nurse.")

    assert [is_heading(line) for line in both.after] == [True, False]


words = st.lists(st.sampled_from(["a", "b", "ward", "nurse", "\n", "5"]), max_size=40).map(" ".join)


@given(words, words)
def test_each_side_says_exactly_what_was_written(before, after):
    both = compare(before, after)

    assert said(both.before) == before.split()
    assert said(both.after) == after.split()


def said(lines):
    return [token for line in lines for piece in line for token in piece.text.split()]


@given(st.integers(0, 3))
def test_the_longest_story_takes_less_than_a_second(turn):
    texts = ["a " * 5000, "a b " * 2500, "word " * 2000, " ".join(map(str, range(1700)))]
    began = time.process_time()

    compare(texts[turn], texts[turn][::-1])

    assert time.process_time() - began < 1
