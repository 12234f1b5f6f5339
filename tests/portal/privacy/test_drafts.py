"""What every draft does, shown on the draft of a consultation's response."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from consultations.models import ResponseDraft
from portal.privacy.drafts import DraftCookie
from tests.factories.consultations import NOW, ResponseDraftFactory

COOKIE = DraftCookie("answers", "/forms/1/")


def request_with(value):
    request = RequestFactory().get("/forms/1/")
    request.COOKIES["answers"] = value
    return request


def handed_out(key):
    return COOKIE.hand_out(HttpResponse(), key).cookies["answers"]


def test_the_browser_is_known_by_its_cookie():
    key = uuid4()
    assert COOKIE.key_of(request_with(handed_out(key).value)) == key


def test_a_cookie_goes_to_its_own_addresses_and_not_to_scripts():
    cookie = handed_out(uuid4())
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/forms/1/", True, "Lax")
    assert not cookie["max-age"]


@pytest.mark.parametrize("value", ["", "nonsense", str(uuid4())], ids=["empty", "nonsense", "unsigned"])
def test_an_unsigned_cookie_is_nobodys(value):
    assert COOKIE.key_of(request_with(value)) is None


def test_the_cookie_of_another_form_is_nobodys():
    other = DraftCookie("answers", "/forms/2/").hand_out(HttpResponse(), uuid4()).cookies["answers"].value
    assert COOKIE.key_of(request_with(other)) is None


def test_without_a_cookie_there_is_no_key():
    assert COOKIE.key_of(RequestFactory().get("/forms/1/")) is None


@pytest.mark.django_db
def test_two_windows_that_save_at_once_both_keep_their_answers():
    draft = ResponseDraftFactory(answers={"a": "1"})
    other = ResponseDraft.objects.get(pk=draft.pk)
    draft.keep({"b": "2"}, now=NOW)
    other.keep({"c": "3"}, now=NOW)
    assert ResponseDraft.objects.get().answers == {"a": "1", "b": "2", "c": "3"}


@pytest.mark.django_db
def test_a_draft_that_another_window_sent_stays_gone():
    draft = ResponseDraftFactory()
    ResponseDraft.objects.all().delete()
    draft.keep({"a": "1"}, now=NOW)
    assert not ResponseDraft.objects.exists()


@pytest.mark.django_db
def test_drafts_left_alone_for_a_day_are_deleted():
    now = timezone.now()
    ResponseDraftFactory(touched_at=now - timedelta(hours=25))
    kept = ResponseDraftFactory(touched_at=now - timedelta(hours=23))
    call_command("forget_old_drafts", verbosity=0)
    assert list(ResponseDraft.objects.all()) == [kept]
