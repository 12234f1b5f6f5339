from hypothesis import given
from hypothesis import strategies as some

from portal.privacy.redaction import Place, fingerprint, pieces_of, places_of, put_instead


def replaced(text, words, instead):
    return put_instead(text, [(place, instead) for place in places_of(words, text)])


def test_words_are_found_everywhere_as_whole_words():
    assert places_of("May", "May and Maya met May.") == [Place(0, 3), Place(17, 20)]


def test_no_words_stand_nowhere():
    assert places_of(" ", "One two") == []


def test_other_words_stand_in_every_place():
    assert replaced("Ann rang. I rang Ann.", "Ann", "my sister") == "My sister rang. I rang my sister."


def test_a_sentence_keeps_its_capital():
    assert replaced("It rained.\nAnn rang.", "Ann", "my sister") == "It rained.\nMy sister rang."
    assert replaced("So Ann rang.", "Ann", "my sister") == "So my sister rang."


def test_what_looks_like_a_pattern_is_only_words():
    assert replaced("I paid (£5.00).", "(£5.00)", "a little") == "I paid a little."


def test_words_are_known_again_however_they_are_written_and_not_given_away():
    assert fingerprint("Dr  Smith") == fingerprint("dr smith") != fingerprint("Dr Smyth")
    assert "smith" not in fingerprint("Dr Smith")


def test_of_two_marks_that_overlap_the_first_wins():
    first, second = Place(0, 8), Place(4, 12)
    assert pieces_of("Dr Smith and I", [second, first]) == [("Dr Smith", first), (" and I", None)]


@given(some.text(max_size=60), some.lists(some.tuples(some.integers(0, 60), some.integers(1, 9)), max_size=6))
def test_the_pieces_are_always_the_whole_text_in_order(text, spans):
    marks = [Place(start, start + length) for start, length in spans if start + length <= len(text)]
    assert "".join(words for words, _ in pieces_of(text, marks)) == text
