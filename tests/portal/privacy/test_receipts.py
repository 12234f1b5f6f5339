"""Receipt words, shown on the receipts of stories."""

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from feedback.models import StoryReceipt
from portal.privacy.receipts import HOW_MANY, WORDS, WordsCookie, digest_of, new_words, tidy
from tests.factories.feedback import StoryFactory

COOKIE = WordsCookie(name="words", path="/feedback/tell/")
APPLE = "apple river button seven lamp"


def test_there_are_enough_words_and_each_is_plain():
    assert len(set(WORDS)) == len(WORDS) >= 2048
    assert all(
        word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 10 for word in WORDS
    )


HURTS = "cancer tumour lump scan death grave ward needle hair wig pain blood cell spread host"


@pytest.mark.parametrize("word", HURTS.split())
def test_no_word_reminds_anybody_of_their_illness(word):
    assert word not in WORDS


def test_a_receipt_is_five_words_of_the_list_and_another_one_each_time():
    words = [new_words().split() for _ in range(50)]

    assert all(len(each) == HOW_MANY and set(each) <= set(WORDS) for each in words)
    assert len({tuple(each) for each in words}) == 50


@pytest.mark.parametrize(
    "typed",
    [
        "Apple River Button Seven Lamp",
        "apple-river-button-seven-lamp",
        " apple,river, button\nseven\tlamp. ",
        "1. apple 2. river 3. button 4. seven 5. lamp",
        "ａｐｐｌｅ river button seven lamp",
    ],
)
def test_however_the_words_are_typed_they_are_the_same(typed):
    assert tidy(typed) == APPLE
    assert digest_of(typed) == digest_of(APPLE)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_only_tidied(typed):
    assert tidy(tidy(typed)) == tidy(typed)


def test_the_order_of_the_words_matters():
    assert digest_of("river apple button seven lamp") != digest_of(APPLE)


def test_without_the_secret_the_same_words_make_another_hash(settings):
    before = digest_of(APPLE)
    settings.RECEIPT_SECRETS = ["another"]

    assert digest_of(APPLE) != before


def receipt_of(words, story=None):
    return StoryReceipt.objects.create(
        story=story or StoryFactory(), digest=digest_of(words), made_at=timezone.now()
    )


@pytest.mark.django_db
def test_a_receipt_is_opened_by_its_words_and_by_no_others():
    receipt = receipt_of(APPLE)

    assert StoryReceipt.objects.opened_by("Apple, river, button, seven, lamp") == receipt
    assert StoryReceipt.objects.opened_by("apple river button seven") is None


@pytest.mark.django_db
def test_words_that_an_older_secret_hashed_still_open_until_it_is_given_up(settings):
    settings.RECEIPT_SECRETS = ["old"]
    receipt = receipt_of(APPLE)
    settings.RECEIPT_SECRETS = ["new", "old"]
    assert StoryReceipt.objects.opened_by(APPLE) == receipt

    settings.RECEIPT_SECRETS = ["new"]
    assert StoryReceipt.objects.opened_by(APPLE) is None


@pytest.mark.django_db
def test_a_renewed_receipt_needs_the_older_secret_no_longer(settings):
    settings.RECEIPT_SECRETS = ["old"]
    receipt = receipt_of(APPLE)
    settings.RECEIPT_SECRETS = ["new"]
    receipt.renew(APPLE)

    assert StoryReceipt.objects.opened_by(APPLE) == receipt


@pytest.mark.django_db
def test_no_two_receipts_have_the_same_words():
    receipt_of(APPLE)

    with pytest.raises(IntegrityError), transaction.atomic():
        receipt_of(APPLE)


def request_with(words):
    request = RequestFactory().get("/feedback/tell/check/")
    request.COOKIES["words"] = COOKIE.hand_out(HttpResponse(), words).cookies["words"].value
    return request


def test_a_browser_that_holds_words_is_shown_the_same_ones_again():
    assert COOKIE.words_of(request_with(APPLE)) == APPLE


def test_a_browser_that_holds_none_is_given_new_ones():
    assert len(COOKIE.words_of(RequestFactory().get("/")).split()) == HOW_MANY
