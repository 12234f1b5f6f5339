"""What an administrator does with one person's access, and what is left of somebody who has gone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from portal.accounts import leaving
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from tests.background import do_background_work
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.home import AllianceDocumentFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ADMINISTRATOR)


@pytest.fixture
def person():
    return UserFactory(role=Role.MEMBER)


def act(client, person, **told):
    return client.post(reverse("wagtailusers_users:access", args=[person.pk]), told)


def browser_of(person):
    browser = Client()
    browser.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert browser.get("/accounts/email/").status_code == 200
    return browser


def is_signed_in(browser):
    return browser.get("/accounts/email/").status_code == 200


def deeds_about(person):
    return set(AuditEntry.objects.about(person).values_list("action", flat=True))


def test_closing_signs_out_everywhere_and_leaves_no_way_back(client, administrator):
    person = UserFactory(role=Role.PARTNER)
    browser = browser_of(person)

    act(client, person, act="close")

    assert not is_signed_in(browser)
    User.objects.update(is_active=True)
    assert not is_signed_in(browser)
    assert not person.groups.exists()
    assert "closed an account" in deeds_about(person)


def test_the_ways_to_sign_in_go_with_the_account(client, administrator):
    lead = UserFactory(role=Role.LEAD)
    assert Authenticator.objects.filter(user=lead).exists()

    act(client, lead, act="close")

    assert not Authenticator.objects.filter(user=lead).exists()


def test_what_they_keep_goes_to_whoever_stays(client, administrator, person):
    page, document = StandardPageFactory(kept_by=person), AllianceDocumentFactory(kept_by=person)
    heir = UserFactory()

    refused = act(client, person, act="close", to="")
    person.refresh_from_db()
    assert (refused.status_code, person.is_active) == (422, True)
    act(client, person, act="close", to=heir.pk)

    page.refresh_from_db()
    document.refresh_from_db()
    assert (page.kept_by, document.kept_by) == (heir, heir)
    assert leaving.kept_by(person) == []


def test_the_page_says_in_numbers_what_will_happen(client, administrator, person):
    StandardPageFactory.create_batch(2, kept_by=person)

    page = client.get(reverse("wagtailusers_users:access", args=[person.pk])).content.decode()

    assert "They keep 2 pages and documents" in page


def test_nobody_closes_their_own_account(client, administrator):
    assert act(client, administrator, act="close").status_code == 422
    administrator.refresh_from_db()
    assert administrator.is_active


def test_an_administrator_closes_no_superuser(client, administrator):
    superuser = UserFactory(is_superuser=True)

    assert act(client, superuser, act="close").status_code == 422


def test_one_browser_is_signed_out_and_the_other_stays(client, administrator):
    person = UserFactory(role=Role.PARTNER)
    first, second = browser_of(person), browser_of(person)

    act(client, person, act="end", session=UserSession.objects.filter(user=person).order_by("pk").first().pk)

    assert (is_signed_in(first), is_signed_in(second)) == (False, True)
    assert "ended sessions" in deeds_about(person)


def test_an_account_that_is_opened_again_has_no_role_and_chooses_a_new_password(
    client, administrator, person, mailoutbox
):
    act(client, person, act="close")
    act(client, person, act="reopen")
    do_background_work()

    person.refresh_from_db()
    assert person.is_active and not person.groups.exists() and not person.has_usable_password()
    assert mailoutbox[-1].to == [person.email]


@pytest.mark.parametrize("told", [{}, {"act": "x"}, {"act": "end", "session": "²"}])
def test_an_act_that_does_not_exist_is_no_page(client, administrator, person, told):
    assert act(client, person, **told).status_code == 404
