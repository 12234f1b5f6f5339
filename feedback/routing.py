"""Whose stories are whose: the rule that leads a story to the people of its cancer or its organisation."""

from dataclasses import dataclass

from portal.accounts.models import Organisation
from portal.accounts.roles import Role, roles_of

# What serves the whole of Kent and Medway limits nobody who works there.
FOR_EVERYBODY = {Organisation.Kind.ALLIANCE, Organisation.Kind.BOARD}


@dataclass(frozen=True)
class Remit:
    """The stories that one person answers for.

    `groups` are keys of tumour groups, `organisation` the key of a body that gives care. A story is theirs if
    it carries a cancer of one of the groups, or is about the organisation. `everything` lifts both limits and
    takes in what no other remit covers. `held` adds every story with an open concern.
    """

    everything: bool = False
    groups: frozenset = frozenset()
    organisation: int | None = None
    held: bool = False

    def covers(self, *, groups, organisation, is_held=False):
        """Whether a story of these groups and this organisation is within the remit."""
        mine = self.organisation is not None and organisation == self.organisation
        return self.everything or mine or bool(self.groups & set(groups)) or (self.held and is_held)


def remit_for(*, roles, groups, organisation, sees_all=False, is_on_duty=False):
    """The remit of somebody with these roles and groups, who works for the organisation or for none.

    Administrators see everything, so that nothing is left to nobody. A moderator is bound by their groups and
    by the organisation that they work for, or by nothing where neither limits them. A lead is bound by groups
    alone: where they work says nothing about whom they lead. Any other role has no story for its own.
    """
    groups = frozenset(groups)
    if sees_all or Role.ADMINISTRATOR in roles:
        return Remit(everything=True)
    if Role.MODERATOR in roles:
        own = organisation.pk if organisation and organisation.kind not in FOR_EVERYBODY else None
        return Remit(not groups and own is None, groups, own, is_on_duty)
    return Remit(groups=groups if Role.LEAD in roles else frozenset(), held=is_on_duty)


def remit_of(user, *, is_on_duty=False):
    """The remit of a signed-in person as things stand."""
    return remit_for(
        roles=roles_of(user),
        groups=user.tumour_groups.values_list("pk", flat=True),
        organisation=user.organisation,
        sees_all=user.is_superuser,
        is_on_duty=is_on_duty,
    )
