import hashlib

import pytest

from feedback.consent import CURRENT, OF_AN_EXPORT, WORDINGS

# What people agreed to is never changed afterwards: a new wording gets a new version and a new line here.
AGREED = {
    "2026-11": "d574ffdc3f9ae141",
    "fft-export": "ef125ade7fc0214d",
}


@pytest.mark.parametrize("version", WORDINGS)
def test_a_wording_that_people_agreed_to_never_changes(version):
    wording = WORDINGS[version]
    text = "\n".join([wording.question, wording.because, *map(str, wording.answers.values())])
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == AGREED[version]


def test_the_wordings_in_use_are_there():
    assert {CURRENT, OF_AN_EXPORT} <= set(WORDINGS)
