import pytest
from django.contrib.auth.models import AnonymousUser

from portal.accounts.roles import RIGHTS, Role, needs_second_factor, roles_of
from tests.factories.accounts import UserFactory


def test_every_role_has_rights_and_says_what_it_does():
    assert set(RIGHTS) == set(Role)
    assert all(rights.does.endswith(".") for rights in RIGHTS.values())


def test_whoever_can_read_stories_that_are_not_published_brings_a_second_factor():
    readers = {role for role, rights in RIGHTS.items() if "feedback.view_story" in rights.permissions}
    assert all(RIGHTS[role].sees_unpublished_words for role in readers)


def test_people_are_managed_by_administrators_alone():
    managers = {role for role, rights in RIGHTS.items() if "accounts.change_user" in rights.permissions}
    assert managers == {Role.ADMINISTRATOR}


def test_nobody_deletes_people_or_the_audit_trail():
    names = {name for rights in RIGHTS.values() for name in rights.permissions}
    assert not names & {"accounts.delete_user", "privacy.delete_auditentry", "privacy.change_auditentry"}


@pytest.mark.django_db
def test_a_visitor_holds_no_role_and_needs_no_second_factor():
    assert roles_of(AnonymousUser()) == set()
    assert not needs_second_factor(AnonymousUser())


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_the_second_factor_follows_from_what_the_role_sees(role):
    person = UserFactory(role=role)
    assert roles_of(person) == {role}
    assert needs_second_factor(person) == RIGHTS[role].sees_unpublished_words


@pytest.mark.django_db
def test_a_superuser_needs_a_second_factor():
    assert needs_second_factor(UserFactory(is_superuser=True))
