from hypothesis import given
from hypothesis import strategies as st

from search.text import plain, words_of_html


def test_control_characters_become_spaces():
    assert plain("one\x00two\x02three\n four") == "one two three four"


def test_half_a_character_is_left_out():
    assert plain("a\ud800b") == "a b"


def test_nothing_is_nothing():
    assert plain(None) == ""


def test_the_end_of_a_block_parts_two_words():
    assert words_of_html("<p>Letters</p><p>arrive <b>sooner</b></p>") == "Letters arrive sooner"


def test_entities_are_read_as_what_they_mean():
    assert words_of_html("Tea &amp; cake &lt;now&gt;") == "Tea & cake <now>"


@given(st.text())
def test_plain_text_can_be_kept_by_every_database(text):
    kept = plain(text)
    assert kept == plain(kept)
    kept.encode()
    assert not any(ord(character) < 32 for character in kept)
