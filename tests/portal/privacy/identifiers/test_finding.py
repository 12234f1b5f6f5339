import pytest

from portal.privacy.identifiers import Kind, find, with_offers
from tests.bench.identifiers import Score, scores, uk_sentences


def safer(text):
    return with_offers(text, find(text))


def kinds(text):
    return [identifier.kind for identifier in find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My nurse Julie was kind.", "My nurse was kind."),
        ("Julie was kind.", "Somebody was kind."),
        ("I saw Dr Smith.", "I saw a doctor."),
        ("my Dr Smith", "my doctor"),
        ("Dr Smith’s clinic ran late.", "A doctor’s clinic ran late."),
        ("with oncologist Femi", "with an oncologist"),
        ("Thank you to nurses Ann, Bob and Carol.", "Thank you to nurses."),
        ("My name is Ann Lee", "My name is (name left out)"),
        ("It was on 14 March 2026.", "It was in March 2026."),
        ("On Tuesday the 3rd of May we went.", "In May we went."),
        ("Seen 03/04/26", "Seen April 2026"),
        ("Seen 2026-04-03", "Seen April 2026"),
        ("Seen 4/27/99", "Seen April 1999"),
        ("He is a 67-year-old man", "He is an older man"),
        ("my 7-year-old son", "my young son"),
        ("I am 67.", "I am about 65."),
        ("She is 92 years old", "She is over 85 years old"),
        ("born on 3 May 1951", "born on (date left out)"),
        ("On Cornwallis Ward they sang", "On the ward they sang"),
        ("bed 4 on ward 12", "A bed on the ward"),
        ("at 12 High Street, Deal CT14 6AA", "at (address left out), Deal (postcode left out)"),
        ("Ring 07700 900461 now", "Ring (telephone number left out) now"),
    ],
)
def test_what_is_offered_reads_on(text, words):
    assert safer(text) == words


@pytest.mark.parametrize("text", ["943 476 5919", "9434765919", "943-476-5919", "94 34 76 59 19"])
def test_ten_figures_with_the_right_check_figure_are_an_nhs_number(text):
    assert kinds(text) == [Kind.NHS_NUMBER]


@pytest.mark.parametrize("text", ["9434765918", "94 34 76 59 18", "943476591", "94347659190"])
def test_other_figures_are_none(text):
    assert Kind.NHS_NUMBER not in kinds(text)


def test_an_nhs_number_that_is_named_is_one_even_if_it_is_mistyped():
    assert kinds("My NHS number is 943 476 5918") == [Kind.NHS_NUMBER]


@pytest.mark.parametrize(
    "text", ["999", "111", "116 123", "0808 808 00 00", "0300 123 4567", "0845 46 47 00"]
)
def test_numbers_that_everybody_may_ring_are_left(text):
    assert find(f"Ring {text}.") == []


@pytest.mark.parametrize(
    "place",
    [
        "the William Harvey Hospital",
        "Queen Elizabeth The Queen Mother",
        "St Thomas’ Hospital",
        "Marie Curie",
        "Maggie’s",
        "Royal Victoria Hospital",
        "the Martha Trust",
    ],
)
def test_places_with_a_name_are_no_people(place):
    assert find(f"I went to {place} and waited.") == []


def test_what_is_found_stands_where_it_says_and_says_why():
    text = "I saw Dr Smith, then rang 01622 729000."
    for identifier in find(text):
        assert text[identifier.start : identifier.end] == identifier.words
        assert identifier.because == identifier.kind.because
        assert identifier.because.endswith(".")


def test_what_an_offer_leaves_is_not_marked_again():
    for sentence in uk_sentences():
        once = safer(sentence.text)
        assert find(once) == [], once


def test_invented_sentences_of_the_uk_are_read_well():
    """The bench prints the figures a kind; this holds them up."""
    everything = sum(scores(uk_sentences()).values(), Score())
    assert everything.recall > 0.95
    assert everything.precision > 0.95
