import pytest
from django.urls import reverse

from consultations.outcome.freezing import freeze
from portal.accounts.roles import Role
from tests.factories.consultations import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(answered):
    return reverse("consultation_answers:outcome", args=[answered.pk])


def test_an_editor_sees_what_is_left_and_freezes(client, sign_in, answered, address):
    sign_in(Role.EDITOR)
    assert "10 answers in people’s own words are not read yet." in client.get(address).text

    answer = client.post(address, follow=True)

    assert "The figures are frozen" in answer.text
    assert answered.frozen().edition == 1


def test_a_correction_without_a_reason_is_refused_in_a_sentence(client, sign_in, answered, address):
    sign_in(Role.EDITOR)
    freeze(consultation=answered, by=None, now=NOW)
    answer = client.post(address, {"reason": ""})

    assert answer.status_code == 422
    assert "Say why the figures are corrected." in answer.text
    assert answered.frozen().edition == 1


def test_an_analyst_reads_and_does_not_freeze(client, sign_in, answered, address):
    sign_in(Role.ANALYST)
    page = client.get(address).text
    client.post(address)

    assert "People" in page and "Freeze the figures" not in page
    assert answered.frozen() is None


def test_staff_look_at_the_report_before_it_is_public(client, sign_in, answered):
    sign_in(Role.EDITOR)
    preview = reverse("consultation_answers:outcome_preview", args=[answered.pk])
    assert client.get(preview).status_code == 302
    freeze(consultation=answered, by=None, now=NOW)

    assert "25 (71%)" in client.get(preview).text
