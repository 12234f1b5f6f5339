import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.adapters import SecondFactorAdapter
from portal.accounts.roles import RIGHTS, Role
from portal.accounts.second_factor import OPEN_UNTIL_SET_UP, lacks_second_factor
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

MUST = [role for role in Role if RIGHTS[role].sees_unpublished_words]
NEED_NOT = [role for role in Role if not RIGHTS[role].sees_unpublished_words]


@pytest.mark.parametrize("role", MUST)
@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/account/", "/accounts/email/"])
def test_without_a_second_factor_such_a_person_reaches_nothing(client, role, address):
    client.force_login(UserFactory(role=role, second_factor=False))
    assert client.get(address).url == reverse("mfa_index")
    assert client.post(address).url == reverse("mfa_index")


def test_the_way_to_a_second_factor_stays_open(client):
    client.force_login(UserFactory(role=Role.MODERATOR, second_factor=False))
    assert client.get(reverse("mfa_index")).status_code == 200
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_setting_one_up_asks_for_the_password_again(client):
    client.force_login(UserFactory(role=Role.MODERATOR, second_factor=False))
    response = client.get(reverse("mfa_activate_totp"))
    assert response.url.startswith(reverse("account_reauthenticate"))


def test_the_page_that_they_are_led_to_says_why(client):
    client.force_login(UserFactory(role=Role.MODERATOR, second_factor=False))
    page = client.get("/admin/", follow=True).content.decode()
    assert "Your role needs a second step to sign in." in page


def test_they_can_always_sign_out(client):
    client.force_login(UserFactory(role=Role.MODERATOR, second_factor=False))
    client.post(reverse("account_logout"))
    assert client.get("/admin/").url.startswith("/admin/login/")


@pytest.mark.parametrize("role", MUST)
def test_an_authenticator_app_is_enough(client, role):
    client.force_login(UserFactory(role=role))
    assert client.get("/admin/").status_code == 200


def test_a_passkey_is_enough(client):
    person = UserFactory(role=Role.MODERATOR, second_factor=False)
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    client.force_login(person)
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_not_enough():
    person = UserFactory(role=Role.MODERATOR, second_factor=False)
    Authenticator.objects.create(user=person, type=Authenticator.Type.RECOVERY_CODES, data={})
    assert lacks_second_factor(person)


@pytest.mark.parametrize("role", NEED_NOT)
def test_the_other_roles_need_none(role):
    assert not lacks_second_factor(UserFactory(role=role))


def test_whoever_gains_such_a_role_must_set_it_up_first(client):
    person = UserFactory(role=Role.MEMBER)
    client.force_login(person)
    assert client.get("/admin/").status_code == 200
    person.groups.add(UserFactory(role=Role.MODERATOR).groups.get())
    assert client.get("/admin/").url == reverse("mfa_index")


def test_the_last_second_factor_stays_where_the_role_needs_it():
    may_delete = SecondFactorAdapter().can_delete_authenticator
    moderator = UserFactory(role=Role.MODERATOR)
    only = Authenticator.objects.get(user=moderator)
    assert not may_delete(only)
    Authenticator.objects.create(user=moderator, type=Authenticator.Type.WEBAUTHN, data={})
    assert may_delete(only)


def test_a_role_that_needs_none_may_remove_it():
    person = UserFactory(role=Role.MEMBER)
    only = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    assert SecondFactorAdapter().can_delete_authenticator(only)


def test_a_secret_is_read_after_the_key_of_the_site_was_changed(settings):
    stored = SecondFactorAdapter().encrypt("a secret")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a newer key", [settings.SECRET_KEY]
    assert SecondFactorAdapter().decrypt(stored) == "a secret"


def test_it_costs_one_query_for_whoever_has_one():
    person = UserFactory(role=Role.MODERATOR)
    with CaptureQueriesContext(connection) as queries:
        assert not lacks_second_factor(person)
    assert len(queries) == 1


def test_every_page_on_the_way_exists():
    """A name that is misspelt would shut people out."""
    arguments = {
        "account_confirm_email": ["key"],
        "account_reset_password_from_key": ["1", "key"],
    }
    for name in OPEN_UNTIL_SET_UP:
        assert reverse(name, args=arguments.get(name, []))
