from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from home.models import Promise
from tests.factories.home import HomePageFactory, PromiseFactory, PromisesPageFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "kept", "evidence": "Seen."},
        {"kept_date": DAY},
        {"state": "kept", "kept_date": DAY, "evidence": ""},
        {"state": "not_kept", "reason": ""},
        {"due_date": date(2020, 1, 1)},
        {"state": "maybe"},
    ],
)
def test_a_promise_that_cannot_be_is_not_stored(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        PromiseFactory(**wrong)


def test_an_editor_reads_why_it_cannot_be():
    promise = PromiseFactory()
    promise.state = "not_kept"

    with pytest.raises(ValidationError, match="Say why it was not kept"):
        promise.full_clean()


def test_the_page_shows_every_standing_and_narrows_to_one(visitor):
    PromisesPageFactory()
    today = timezone.localdate()
    PromiseFactory(you_said="Kept words", state="kept", kept_date=DAY, evidence="Seen.")
    PromiseFactory(you_said="Open words", due_date=today)
    PromiseFactory(you_said="Late words", due_date=today - timedelta(days=1))
    PromiseFactory(you_said="Broken words", state="not_kept", reason="No room.")
    PromiseFactory(you_said="Hidden words", is_published=False)

    every = visitor.open("/promises/").main.get_text()
    late = visitor.open("/promises/?standing=late").main.get_text()

    assert all(word in every for word in ("Kept words", "Open words", "Late words", "Broken words"))
    assert "Hidden words" not in every
    assert "Late (1)" in every and "All (4)" in every
    assert "Late words" in late and "Kept words" not in late


def test_the_home_page_shows_the_newest_kept_promises(visitor):
    HomePageFactory()
    for number in range(4):
        day = DAY + timedelta(days=number)
        PromiseFactory(we_did=f"Change {number}", state="kept", kept_date=day, evidence="Seen.")
    PromiseFactory(we_did="Not yet done")
    words = visitor.open("/").main.get_text()

    assert [f"Change {number}" in words for number in range(4)] == [False, True, True, True]
    assert "Not yet done" not in words


def test_a_promise_opens_from_the_list(visitor):
    PromisesPageFactory()
    promise = PromiseFactory()
    link = visitor.open("/promises/").find("a", href=promise.get_absolute_url())

    assert promise.we_did in visitor.open(link["href"]).main.get_text()
    assert Promise.objects.get() == promise
