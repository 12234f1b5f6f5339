"""The members' space: who may enter, and what keeps everybody else out of its pages and its papers."""

from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from portal.accounts.roles import ENTER_PARTNERSHIP, RIGHTS

COLLECTION = "Partnership members"


def may_enter(user):
    """Members of the Partnership, and the office that works for them."""
    return user.is_active and user.has_perm(ENTER_PARTNERSHIP)


def holders():
    """The groups whose people may enter."""
    names = [role.value for role, rights in RIGHTS.items() if ENTER_PARTNERSHIP in rights.permissions]
    return Group.objects.filter(name__in=names)


def restrict_page(page):
    """Wagtail's own lock, on the page and all under it: search, feeds and lists leave them out."""
    lock, _ = PageViewRestriction.objects.get_or_create(
        page=page, defaults={"restriction_type": PageViewRestriction.GROUPS}
    )
    _for_holders(lock)


def members_collection():
    """The collection whose documents only members may have; made, and locked, where it is missing."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)
    lock, _ = CollectionViewRestriction.objects.get_or_create(
        collection=found, defaults={"restriction_type": CollectionViewRestriction.GROUPS}
    )
    _for_holders(lock)
    return found


def _for_holders(lock):
    if lock.restriction_type != lock.GROUPS:
        lock.restriction_type = lock.GROUPS
        lock.save()
    lock.groups.set(holders())
