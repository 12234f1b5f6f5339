"""Keeps the groups in the database in step with roles.py. A role is a group: whoever is in it holds it."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .roles import RIGHTS, named_permissions

# Wagtail makes these two for sites that have no roles of their own.
WAGTAIL_GROUPS = ("Editors", "Moderators")


def group_of(role):
    return Group.objects.get(name=role.value)


@transaction.atomic
def sync_roles():
    """Give each role exactly what roles.py says. A permission that has no table yet comes the next time."""
    groups = _groups()
    known = _known_permissions()
    for role, rights in RIGHTS.items():
        group = groups[role.value]
        _set_permissions(group, _keys(known, rights.permissions))
        _set_page_permissions(group, _keys(known, rights.on_pages))
        _set_section_permissions(group, known, dict(rights.in_sections))
        _set_collection_permissions(group, _keys(known, rights.on_files))


def unknown_permissions():
    """The names in roles.py that no table has: always a slip of the pen once everything is migrated."""
    return sorted(named_permissions() - set(_known_permissions()))


def _groups():
    names = [role.value for role in RIGHTS]
    found = Group.objects.in_bulk(names, field_name="name")
    missing = [name for name in names if name not in found]
    if missing:
        Group.objects.bulk_create(Group(name=name) for name in missing)
        Group.objects.filter(name__in=WAGTAIL_GROUPS, user__isnull=True).delete()
    return Group.objects.in_bulk(names, field_name="name")


def _known_permissions():
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    return {f"{app}.{codename}": pk for app, codename, pk in rows}


def _keys(known, names):
    return {known[name] for name in names if name in known}


def _set_permissions(group, wanted):
    if set(group.permissions.values_list("pk", flat=True)) != wanted:
        group.permissions.set(wanted)


def _set_page_permissions(group, wanted):
    """On the root of the tree, so that they hold for every page."""
    root = Page.get_first_root_node()
    if root:
        _set_rows(GroupPagePermission.objects.filter(group=group), wanted, group=group, page=root)


def _set_section_permissions(group, known, sections):
    """On each page of the named types. A type that has no table yet comes the next time."""
    for label, names in sections.items():
        for section in _pages_of(label):
            rows = GroupPagePermission.objects.filter(group=group, page=section)
            _set_rows(rows, _keys(known, names), group=group, page=section)


def _pages_of(label):
    return Page.objects.filter(
        content_type__app_label=label.split(".")[0], content_type__model=label.split(".")[1].lower()
    )


def _set_collection_permissions(group, wanted):
    """On the root collection, so that they hold for every file that is not in a private collection."""
    root = Collection.get_first_root_node()
    if root:
        rows = GroupCollectionPermission.objects.filter(group=group, collection=root)
        _set_rows(rows, wanted, group=group, collection=root)


def _set_rows(rows, wanted, **holder):
    held = set(rows.values_list("permission", flat=True))
    if held - wanted:
        rows.exclude(permission__in=wanted).delete()
    rows.model.objects.bulk_create(
        rows.model(permission_id=permission, **holder) for permission in wanted - held
    )
