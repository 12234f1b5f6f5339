"""One door: every address at which Wagtail or Django would sign somebody in leads to allauth."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from portal.accounts.actions import end_sessions, keep_address
from portal.accounts.demo import current_code
from portal.accounts.roles import Role
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def sign_in(client, person, password=PASSWORD, **headers):
    return client.post(reverse("account_login"), {"login": person.email, "password": password}, **headers)


def is_signed_in(client):
    return SESSION_KEY in client.session


def give_code(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/admin/login/", "account_login"),
        ("/_util/login/", "account_login"),
        ("/django-admin/", "account_login"),
        ("/django-admin/login/", "account_login"),
        ("/admin/password_reset/", "account_reset_password"),
        ("/admin/password_reset/done/", "account_reset_password"),
        ("/accounts/password_reset/", "account_reset_password"),
        ("/accounts/password_change/", "account_change_password"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_ways_of_signing_in_lead_to_the_one_door(client, address, leads_to, method):
    response = getattr(client, method)(address)
    assert response.status_code == 302
    assert response.url == reverse(leads_to)


def test_the_door_remembers_where_somebody_was_going(client):
    assert client.get("/admin/login/?next=/admin/pages/").url == "/accounts/login/?next=/admin/pages/"


def test_a_password_posted_to_wagtails_page_signs_nobody_in(client):
    person = UserFactory(role=Role.PARTNER)
    client.post("/admin/login/", {"username": person.email, "password": PASSWORD})
    client.post("/_util/login/", {"username": person.email, "password": PASSWORD})
    assert not is_signed_in(client)


def test_wagtails_sign_out_signs_out(client):
    client.force_login(UserFactory(role=Role.EDITOR))
    client.post("/admin/logout/")
    assert not is_signed_in(client)


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/", "/_util/login/"])
def test_whoever_has_no_business_there_is_told_so_and_not_sent_in_circles(client, address):
    client.force_login(UserFactory(role=Role.PARTNER))
    response = client.get(address, follow=True)
    assert response.status_code == 403


def test_whoever_is_in_already_goes_straight_to_work(client):
    client.force_login(UserFactory(role=Role.EDITOR))
    assert client.get("/admin/login/").url == "/admin/"


def test_a_role_that_sees_no_unpublished_words_signs_in_with_a_password(client):
    response = sign_in(client, UserFactory(role=Role.MEMBER))
    assert is_signed_in(client)
    assert response.url == "/admin/"


def test_a_person_without_work_in_the_admin_lands_on_the_home_page(client):
    assert sign_in(client, UserFactory(role=Role.PARTNER)).url == "/"


def test_capital_letters_in_the_address_do_not_matter(client):
    person = UserFactory(role=Role.PARTNER)
    person.email = person.email.upper()
    sign_in(client, person)
    assert is_signed_in(client)


def test_a_role_that_sees_unpublished_words_is_asked_for_the_second_factor(client):
    response = sign_in(client, UserFactory(role=Role.MODERATOR))
    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_the_code_of_the_authenticator_app_lets_them_in(client):
    sign_in(client, UserFactory(role=Role.MODERATOR))
    response = give_code(client, current_code())
    assert is_signed_in(client)
    assert response.url == "/admin/"


def test_a_wrong_code_lets_nobody_in(client):
    sign_in(client, UserFactory(role=Role.MODERATOR))
    response = give_code(client, "000000" if current_code() != "000000" else "111111")
    assert "Enter the 6-digit code that your app shows now." in response.content.decode()
    assert not is_signed_in(client)


def test_whoever_is_inactive_cannot_sign_in(client):
    sign_in(client, UserFactory(role=Role.PARTNER, is_active=False))
    assert not is_signed_in(client)


def test_whoever_becomes_inactive_is_out_at_once(client):
    person = UserFactory(role=Role.EDITOR)
    client.force_login(person)
    person.is_active = False
    person.save()
    assert client.get("/admin/").status_code == 302


def test_ended_sessions_do_not_come_back_with_the_person(client):
    person = UserFactory(role=Role.EDITOR)
    sign_in(client, person)
    give_code(client, current_code())
    end_sessions(person=person)
    assert client.get("/admin/").status_code == 302
    assert not UserSession.objects.exists()


def test_no_address_of_a_visitor_is_stored(client):
    sign_in(client, UserFactory(role=Role.PARTNER), REMOTE_ADDR="203.0.113.77")
    assert UserSession.objects.get().ip == "0.0.0.0"


def test_sign_up_is_closed_and_says_who_may_come_in(client):
    page = client.get(reverse("account_signup")).content.decode()
    assert "invite" in page
    client.post(
        reverse("account_signup"), {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not EmailAddress.objects.exists()


def test_a_stranger_gets_no_mail_by_asking_for_a_new_password(client, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": "stranger@example.org"})
    assert not DBTaskResult.objects.exists()
    assert mailoutbox == []


def test_a_person_who_forgot_the_password_is_sent_a_link_later(client, mailoutbox):
    person = UserFactory()
    client.post(reverse("account_reset_password"), {"email": person.email})
    assert mailoutbox == []
    assert DBTaskResult.objects.get().args_kwargs["args"] == [person.pk, person.email, "password_reset_key"]


def test_guessing_is_slowed_down(client):
    person = UserFactory()
    for _ in range(12):
        response = sign_in(client, person, password="a wrong guess")
    assert "Too many" in response.content.decode()
    sign_in(client, person)
    assert not is_signed_in(client)


def test_a_new_address_replaces_the_old_one():
    person = UserFactory()
    person.email = "new@example.org"
    person.save()
    keep_address(person=person)
    address = EmailAddress.objects.get(user=person)
    assert (address.email, address.verified, address.primary) == ("new@example.org", True, True)


def test_the_secret_of_an_authenticator_is_not_readable_in_the_database():
    UserFactory(role=Role.MODERATOR)
    stored = Authenticator.objects.get().data["secret"]
    assert stored.startswith("gAAAA")
