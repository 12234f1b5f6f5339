"""People as administrators keep them in Wagtail, and the first screen of the admin."""

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from portal.accounts.models import User
from portal.accounts.role_groups import group_of
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.taxonomy import TumourGroupFactory

pytestmark = pytest.mark.django_db

LIST = "wagtailusers_users:index"
NOT_ADMINISTRATORS = [role for role in Role if role != Role.ADMINISTRATOR]


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ADMINISTRATOR)


def form_for(**given):
    blank = {"first_name": "Ada", "last_name": "New", "email": "ada@example.org", "job_title": ""}
    return blank | {"organisation": "", "groups": [], "tumour_groups": []} | given


def edit(client, person, **given):
    kept = {"first_name": person.first_name, "last_name": person.last_name, "email": person.email}
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    return client.post(url, form_for(**(kept | given)))


def let_the_worker_work():
    for waiting in DBTaskResult.objects.ready():
        waiting.task.call(*waiting.args_kwargs["args"])


def words(response):
    return response.content.decode()


@pytest.mark.parametrize("role", NOT_ADMINISTRATORS)
@pytest.mark.parametrize("name", ["index", "add"])
def test_people_are_not_for_other_roles(client, sign_in, role, name):
    sign_in(role)
    response = client.get(reverse(f"wagtailusers_users:{name}"))
    assert response.status_code == 302


def test_the_list_shows_role_and_organisation(client, administrator):
    trust = OrganisationFactory(name="A long name of a trust", short_name="The trust")
    UserFactory(role=Role.EDITOR, organisation=trust)
    page = words(client.get(reverse(LIST)))
    assert "The trust" in page
    assert "Editor" in page


def test_the_list_costs_the_same_for_two_people_and_for_twenty(client, administrator):
    def people(number):
        for _ in range(number):
            UserFactory(role=Role.PARTNER, organisation=OrganisationFactory())

    people(2)
    client.get(reverse(LIST))
    with CaptureQueriesContext(connection) as two:
        client.get(reverse(LIST))
    people(17)
    with CaptureQueriesContext(connection) as twenty:
        client.get(reverse(LIST))
    assert len(twenty) == len(two)


def test_a_new_person_is_invited_and_chooses_their_own_password(client, administrator, mailoutbox):
    client.post(reverse("wagtailusers_users:add"), form_for(email="Ada@Example.org"))
    let_the_worker_work()
    person = User.objects.get(email="ada@example.org")
    assert not person.has_usable_password()
    assert EmailAddress.objects.get(user=person).verified
    assert mailoutbox[0].to == ["ada@example.org"]
    client.logout()
    choose_password(client, mailoutbox[0].body)
    person.refresh_from_db()
    assert person.check_password("a password of my own")


def choose_password(client, mail):
    link = next(line for line in mail.splitlines() if "/accounts/password/reset/key/" in line)
    form = client.get(link.removeprefix(settings.BASE_URL), follow=True)
    password = {"password1": "a password of my own", "password2": "a password of my own"}
    client.post(form.redirect_chain[-1][0], password)


def test_the_invitation_speaks_plainly(client, administrator, mailoutbox):
    client.post(reverse("wagtailusers_users:add"), form_for())
    let_the_worker_work()
    mail = mailoutbox[0]
    assert mail.subject == "Kent and Medway Cancer Alliance: Choose a password to sign in"
    assert mail.body.startswith("Hello Ada,")


def test_two_people_never_share_an_address(client, administrator):
    UserFactory(email="ada@example.org")
    page = words(client.post(reverse("wagtailusers_users:add"), form_for(email="ADA@example.org")))
    assert "Somebody with this e-mail address is here already." in page


def test_a_role_is_given_with_its_meaning_beside_it(client, administrator):
    page = words(client.get(reverse("wagtailusers_users:add")))
    assert "Analyst: Reads figures and answers for reports, codes what people wrote" in page


def test_giving_and_taking_a_role_stands_in_the_audit_trail(client, administrator):
    person = UserFactory(role=Role.EDITOR)
    AuditEntry.objects.all()._raw_delete("default")
    edit(client, person, groups=[group_of(Role.ANALYST).pk])
    entries = {(entry.action, entry.reason, entry.actor) for entry in AuditEntry.objects.about(person)}
    assert entries == {
        ("gave a role", "Analyst", administrator),
        ("took a role", "Editor", administrator),
    }


def test_nobody_is_made_a_superuser_here(client, administrator):
    person = UserFactory()
    edit(client, person, is_superuser="on")
    person.refresh_from_db()
    assert not person.is_superuser


def test_a_superuser_is_changed_by_superusers_alone(client, administrator):
    superuser = UserFactory(is_superuser=True)
    edit(client, superuser, email="mine@example.org")
    superuser.refresh_from_db()
    assert superuser.email != "mine@example.org"


def test_superusers_are_not_put_out_of_action_many_at_once(client, administrator):
    superuser = UserFactory(is_superuser=True)
    set_active(client, [superuser], False)
    superuser.refresh_from_db()
    assert superuser.is_active


def set_active(client, people, is_active):
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    query = "&".join(f"id={person.pk}" for person in people)
    return client.post(f"{url}?{query}", {"mark_as_active": is_active})


def test_nobody_is_closed_in_a_crowd(client, administrator):
    person = UserFactory()
    set_active(client, [person], False)
    person.refresh_from_db()
    assert person.is_active


@pytest.mark.parametrize("role, missing", [(Role.MEMBER, "organisation"), (Role.LEAD, "tumour groups")])
def test_a_role_is_given_with_what_it_counts_for(client, administrator, role, missing):
    person = UserFactory()
    page = words(edit(client, person, groups=[group_of(role).pk]))
    assert f"Choose the {missing}" in page
    assert not person.groups.exists()


def test_who_moves_to_another_organisation_or_group_stands_in_the_audit_trail(client, administrator):
    person, trust, group = UserFactory(), OrganisationFactory(), TumourGroupFactory()
    edit(client, person, organisation=trust.pk, tumour_groups=[group.pk])
    deeds = set(AuditEntry.objects.about(person).values_list("action", "reason"))
    assert {("moved to another organisation", trust.name), ("gave a tumour group", group.name)} <= deeds


def test_the_new_address_is_the_one_to_sign_in_with(client, administrator):
    person = UserFactory()
    edit(client, person, email="new@example.org")
    assert EmailAddress.objects.get(user=person).email == "new@example.org"


def test_there_is_no_way_to_delete_a_person(client, administrator):
    person = UserFactory()
    client.post(reverse("wagtailusers_users:delete", args=[person.pk]))
    url = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])
    client.post(f"{url}?id={person.pk}")
    assert User.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PARTNER])
def test_the_first_screen_greets_each_by_name_and_role(client, sign_in, role):
    person = sign_in(role)
    page = words(client.get("/admin/"))
    assert "Kent and Medway Cancer Alliance" in page
    assert f"Welcome, {person.first_name}" in page
    assert f"<strong>{role.value}.</strong>" in page


def test_wagtails_own_figures_are_left_to_administrators(client, sign_in):
    sign_in(Role.EDITOR)
    assert "w-summary" not in words(client.get("/admin/"))
    sign_in(Role.ADMINISTRATOR)
    assert "w-summary" in words(client.get("/admin/"))
