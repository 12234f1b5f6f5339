import pytest

from portal.accounts.mails import password_link, send_password_link
from tests.background import do_background_work
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("letter", "subject"),
    [("invitation", "Choose a password to sign in"), ("password_reset_key", "Choose a new password")],
)
def test_each_letter_names_the_alliance_and_carries_the_link(letter, subject, mailoutbox):
    person = UserFactory(first_name="Ada")
    send_password_link.call(person.pk, person.email, letter)
    [mail] = mailoutbox
    assert mail.subject == f"Kent and Medway Cancer Alliance: {subject}"
    assert mail.to == [person.email]
    # The key changes with every second: the address up to it does not.
    assert password_link(person).rpartition("-")[0].rpartition("-")[0] in mail.body
    [(html, _)] = mail.alternatives
    assert '<a class="button"' in html and "Kent and Medway Cancer Alliance" in html


def test_a_link_works_until_a_password_was_chosen(client, settings):
    person = UserFactory()
    path = password_link(person).removeprefix(settings.BASE_URL)
    assert client.get(path).status_code == 302
    person.set_password("another password")
    person.save()
    assert client.get(path).status_code == 200


def test_a_new_address_is_confirmed_by_a_letter_that_nobody_waits_for(client, mailoutbox):
    client.force_login(UserFactory())
    client.post("/accounts/email/", {"action_add": "", "email": "ada.new@example.org"})
    assert mailoutbox == []

    do_background_work()
    assert {mail.to[0] for mail in mailoutbox} >= {"ada.new@example.org"}
    assert any("/accounts/confirm-email/" in mail.body for mail in mailoutbox)
