"""Practice on its way to being public: the section with its two steps, drafts, what was sent."""

from home.peer_review import planting
from portal.accounts.role_groups import sync_roles
from portal.accounts.roles import Role

from .accounts import OrganisationFactory, UserFactory
from .home import BestPracticeIndexPageFactory, BestPracticePageFactory


def practice_section():
    """The section as a new site has it: members may add to it, and two peers read what they send."""
    section = BestPracticeIndexPageFactory()
    planting.plant()
    sync_roles()
    return section


def member_of(organisation=None):
    return UserFactory(role=Role.MEMBER, organisation=organisation or OrganisationFactory())


def draft_by(member, **fields):
    """A practice that this member has begun, as the editor of pages keeps it."""
    page = BestPracticePageFactory(
        parent=practice_section(), live=False, owner=member, organisation=member.organisation, **fields
    )
    page.save_revision(user=member)
    return page


def sent_by(member, **fields):
    """The same, sent to be read."""
    page = draft_by(member, **fields)
    page.get_workflow().start(page, member)
    return type(page).objects.get(pk=page.pk)
