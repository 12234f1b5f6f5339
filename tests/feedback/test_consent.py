import hashlib

import pytest

from feedback.consent import CONTACT, CONTACT_WORDINGS, CURRENT, OF_AN_EXPORT, WORDINGS, Consent

# What people agreed to is never changed afterwards: a new wording gets a new version and a new line here.
AGREED = {
    "2026-11": "d574ffdc3f9ae141",
    "2026-11.2": "84c67aa11a5b081c",
    "fft-export": "ef125ade7fc0214d",
}
AGREED_TO_BE_REACHED = {"2026-11": "8acccaf3094b5892"}


@pytest.mark.parametrize("version", WORDINGS)
def test_a_wording_that_people_agreed_to_never_changes(version):
    assert digest_of(WORDINGS[version]) == AGREED[version]


@pytest.mark.parametrize("version", CONTACT_WORDINGS)
def test_what_people_agreed_to_be_written_about_never_changes(version):
    assert digest_of(CONTACT_WORDINGS[version]) == AGREED_TO_BE_REACHED[version]


def digest_of(wording):
    text = "\n".join([wording.question, wording.because, *map(str, wording.answers.values())])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("consent", Consent)
def test_every_way_to_agree_is_offered_today(consent):
    assert consent in WORDINGS[CURRENT].answers


def test_the_wordings_in_use_are_there():
    assert {CURRENT, OF_AN_EXPORT} <= set(WORDINGS)
    assert CONTACT in CONTACT_WORDINGS
