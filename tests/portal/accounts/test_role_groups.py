import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.role_groups import group_of, sync_roles, unknown_permissions
from portal.accounts.roles import RIGHTS, Role
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def named(permissions):
    return {f"{p.content_type.app_label}.{p.codename}" for p in permissions.select_related("content_type")}


def test_every_permission_that_the_table_names_exists():
    assert unknown_permissions() == []


@pytest.mark.parametrize("role", Role)
def test_each_role_holds_exactly_what_the_table_lists(role):
    group, rights = group_of(role), RIGHTS[role]
    on_pages = Permission.objects.filter(grouppagepermission__group=group)
    on_files = Permission.objects.filter(groupcollectionpermission__group=group)
    assert named(group.permissions) == set(rights.permissions)
    assert named(on_pages) == set(rights.on_pages)
    assert named(on_files) == set(rights.on_files)


def test_what_somebody_gave_by_hand_is_taken_back():
    group = group_of(Role.PARTNER)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    sync_roles()
    assert named(group.permissions) == set(RIGHTS[Role.PARTNER].permissions)


def test_what_somebody_took_by_hand_is_given_back():
    group = group_of(Role.EDITOR)
    group.permissions.clear()
    group.page_permissions.all().delete()
    sync_roles()
    assert named(group.permissions) == set(RIGHTS[Role.EDITOR].permissions)
    assert group.page_permissions.exists()


def test_where_all_is_in_step_nothing_is_written():
    with CaptureQueriesContext(connection) as queries:
        sync_roles()
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_permission_that_has_no_table_yet_is_left_for_the_next_time(monkeypatch):
    moderator = RIGHTS[Role.MODERATOR]
    monkeypatch.setitem(
        RIGHTS, Role.MODERATOR, type(moderator)(does=moderator.does, permissions=("feedback.not_there_yet",))
    )
    sync_roles()
    assert unknown_permissions() == ["feedback.not_there_yet"]
    assert not group_of(Role.MODERATOR).permissions.exists()


def test_wagtails_own_groups_are_gone():
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()


def test_a_role_that_is_taken_away_counts_at_once(client):
    person = UserFactory(role=Role.EDITOR)
    client.force_login(person)
    assert client.get("/admin/").status_code == 200
    person.groups.clear()
    assert client.get("/admin/").status_code == 302


def test_the_command_says_what_it_could_not_give(capsys, monkeypatch):
    monkeypatch.setattr(
        "portal.accounts.management.commands.sync_roles.unknown_permissions", lambda: ["feedback.not_there"]
    )
    call_command("sync_roles")
    assert "No table has the permission feedback.not_there." in capsys.readouterr().err
