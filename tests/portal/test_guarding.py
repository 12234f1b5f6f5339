import time

import pytest
from django.core import signing
from django.test import RequestFactory

from portal.guarding import EmptyTrap, GuardedForm, UnhurriedPress

UNHURRIED = {**EmptyTrap().test_data(), **UnhurriedPress().test_data()}


def form(**changes):
    return GuardedForm({**UNHURRIED, **changes}, request=RequestFactory().post("/", REMOTE_ADDR="192.0.2.7"))


def pressed(seconds):
    """The token of a page that was opened so many seconds ago."""
    return signing.dumps(time.time() - seconds, salt="formguard")


def test_a_person_passes():
    assert form().is_valid()


@pytest.mark.parametrize("token", [lambda: "", lambda: "made up", lambda: pressed(0)])
def test_whoever_is_too_quick_is_asked_to_press_again(token):
    hasty = form(fg_token=token())
    assert not hasty.is_valid()
    assert hasty.non_field_errors() == ["Wait two seconds, then press the button again."]


def test_whoever_fills_the_trap_is_refused():
    assert not form(website="http://spam.example").is_valid()


def test_a_page_may_stay_open_for_hours():
    assert form(fg_token=pressed(6 * 60 * 60)).is_valid()


def test_a_refusal_writes_down_no_address(caplog):
    form(fg_token="").is_valid()
    assert caplog.records
    assert "192.0.2.7" not in caplog.text
