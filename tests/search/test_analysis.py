from hypothesis import example, given
from hypothesis import strategies as st

from search.analysis import FIELD_END, places, spoken, token_of, token_text, tokens

# Whatever may part or join two words: apostrophes of both kinds, marks, underscores, a vowel sign.
HARD = st.text(alphabet="abZ19'’_-. \té\u0940\x00", max_size=30)


@given(HARD)
@example("it’s _the_ nurses' 'own' rock''n'roll")
def test_the_words_of_a_text_and_its_tokens_are_as_many(text):
    assert len(tokens(text)) == len(places(text)) == len(spoken(text))


@given(HARD)
def test_a_token_is_that_of_the_word_that_stands_at_its_place(text):
    assert [token_of(text[start:end]) for start, end in places(text)] == tokens(text)


def test_british_and_american_spellings_become_one_token():
    assert tokens("Tumour oesophagus counselling") == tokens("tumor esophagus counseling")


def test_accents_and_apostrophes_tell_no_words_apart():
    assert tokens("Naïve patient’s") == tokens("naive patient's") == tokens("naive patient")


def test_another_ending_is_the_same_token():
    assert token_of("metastasis") == token_of("metastases")
    assert token_of("waited") == token_of("waiting")


def test_a_number_that_looks_scientific_stays_one_token():
    assert token_of("5e4x").startswith("x0")


def test_no_phrase_goes_from_one_field_into_the_next():
    assert token_text("end", "of life") == f"end {FIELD_END} of life"


def test_words_of_other_scripts_are_kept_in_ascii():
    assert all(token.isascii() and token.isalnum() for token in tokens("रोगी の 🙂 رعاية"))
