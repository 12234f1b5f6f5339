"""No text makes a rule stumble or take long."""

import random
import time

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some
from phonenumbers import PhoneNumberFormat as Form

from portal.privacy.identifiers import Kind, find, with_offers

LONG = 10_000
MOST_SECONDS, MOST_TRIES = 0.05, 20
# What rules begin with, and what may follow: thrown together they are the hardest texts for them.
SIGNS = "aA1Zz9.,'’-()+@:/\n é"
WORDS = """Dr |Mr |nurse |NURSE |my |Julie |Ann |and |called |name is |Smith |van der |O'|0|07|1 |12 |943 |12/
 |3 May |on |the |born |aged |67 |years |old|ward |Ward |Flat |High |Street |GB29 |AB12|CT1 |@example|.com|www.|http://|[at]
|regards\n|thanks, |(0|+44 |\u00a0|🎗|İ|ß"""
PIECES = [*SIGNS, *WORDS.replace("\n |", " |").split("|")]


def is_quick(text):
    """Whether it is read in time. A busy machine may be asked again, and again after a moment."""
    for _ in range(MOST_TRIES):
        if seconds(text) < MOST_SECONDS:
            return True
        time.sleep(MOST_SECONDS)
    return False


def seconds(text):
    """Of processor: what another process takes meanwhile does not count."""
    began = time.thread_time()
    find(text)
    return time.thread_time() - began


@pytest.mark.parametrize("piece", PIECES)
def test_the_same_piece_over_and_over_takes_no_long_time(piece):
    assert is_quick((piece * LONG)[:LONG])


@settings(deadline=None, max_examples=40)
@given(some.lists(some.sampled_from(PIECES), min_size=1, max_size=12))
def test_no_repeated_pattern_takes_long(pieces):
    assert is_quick(("".join(pieces) * LONG)[:LONG])


@settings(deadline=None, max_examples=25)
@given(some.integers(0, 2**32), some.sets(some.sampled_from(PIECES), min_size=2))
def test_no_mixture_takes_long(seed, pieces):
    mixed = random.Random(seed).choices(sorted(pieces), k=LONG)
    assert is_quick("".join(mixed)[:LONG])


@settings(deadline=None, max_examples=300)
@given(some.text(max_size=400) | some.lists(some.sampled_from(PIECES), max_size=60).map("".join))
@example("")
def test_any_text_is_read_and_what_is_found_lies_in_it_in_order(text):
    at = 0
    for identifier in find(text):
        assert at <= identifier.start < identifier.end <= len(text)
        assert text[identifier.start : identifier.end] == identifier.words
        assert identifier.offer and identifier.offer != identifier.words
        at = identifier.end
    with_offers(text, find(text))


@given(some.integers(0, 10**9 - 1), some.sampled_from(["{}", "{0:.3}", "{}."]))
def test_every_nhs_number_is_found(number, form):
    digits = f"{number:09}"
    check = -sum((10 - place) * int(digit) for place, digit in enumerate(digits)) % 11
    if check == 10 or digits[0] == "0":
        return
    whole = f"{digits}{check}"
    spaced = f"{whole[:3]} {whole[3:6]} {whole[6:]}"
    for written in (whole, spaced):
        assert [found.kind for found in find(f"It is {written}.")] == [Kind.NHS_NUMBER], written


PERSONAL = ("PERSONAL_NUMBER", "FIXED_LINE", "MOBILE", "FIXED_LINE_OR_MOBILE", "VOIP")
SAMPLES = [
    number
    for kind in PERSONAL
    if (number := phonenumbers.example_number_for_type("GB", getattr(phonenumbers.PhoneNumberType, kind)))
]


@pytest.mark.parametrize("number", SAMPLES, ids=str)
@pytest.mark.parametrize("form", [Form.NATIONAL, Form.INTERNATIONAL, Form.E164])
def test_every_form_of_a_uk_number_is_found(number, form):
    written = phonenumbers.format_number(number, form)
    text = f"Ring me on {written} please"
    assert [(found.kind, found.words) for found in find(text)] == [(Kind.PHONE, written)]


@given(some.sampled_from(["01622", "07700", "01227", "01303"]), some.integers(100_000, 999_999))
def test_what_phonenumbers_calls_possible_is_found(code, rest):
    written = f"{code} {rest}"
    if phonenumbers.is_possible_number(phonenumbers.parse(written, "GB")):
        assert [found.kind for found in find(f"It was {written}, I think.")] == [Kind.PHONE]
