import pytest

from feedback.models import ConcernKind, Story, StoryConcern
from feedback.routing import Remit, remit_for, remit_of
from portal.accounts.models import Organisation
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.feedback import RECEIVED_AT, StoryFactory
from tests.factories.taxonomy import TumourGroupFactory, TumourSiteFactory

TRUST = Organisation(pk=7, kind=Organisation.Kind.TRUST)
ALLIANCE = Organisation(pk=8, kind=Organisation.Kind.ALLIANCE)


def remit(*roles, groups=(), organisation=None):
    return remit_for(roles=set(roles), groups=groups, organisation=organisation)


@pytest.mark.parametrize("organisation", [None, ALLIANCE])
def test_a_moderator_whom_nothing_limits_sees_everything(organisation):
    assert remit(Role.MODERATOR, organisation=organisation).everything


def test_a_moderator_answers_for_their_cancers_and_their_organisation():
    mine = remit(Role.MODERATOR, groups=[1], organisation=TRUST)
    assert mine.covers(groups={1, 2}, organisation=None)
    assert mine.covers(groups=set(), organisation=7)
    assert not mine.covers(groups={2}, organisation=9)


def test_where_a_lead_works_says_nothing_about_whom_they_lead():
    mine = remit(Role.LEAD, groups=[1], organisation=TRUST)
    assert mine.covers(groups={1}, organisation=None)
    assert not mine.covers(groups=set(), organisation=7)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ANALYST, Role.MEMBER, Role.PARTNER])
def test_nobody_else_has_a_story_for_their_own(role):
    assert remit(role, groups=[1], organisation=TRUST) == Remit()


def test_a_lead_without_a_group_has_none():
    assert not remit(Role.LEAD).covers(groups={1}, organisation=7)


def test_an_administrator_sees_what_no_other_remit_covers():
    assert remit(Role.ADMINISTRATOR, groups=[1], organisation=TRUST).everything


def test_whoever_is_on_duty_also_has_what_is_held():
    mine = remit_for(roles={Role.MODERATOR}, groups=[1], organisation=None, is_on_duty=True)
    assert mine.covers(groups={2}, organisation=None, is_held=True)
    assert not mine.covers(groups={2}, organisation=None, is_held=False)


@pytest.fixture
def world(db):
    """Four stories: about a cancer, about an organisation, about both, about neither and held."""
    group, organisation = TumourGroupFactory(), OrganisationFactory()
    site = TumourSiteFactory(group=group)
    also = TumourSiteFactory(group=group)
    stories = [
        StoryFactory(tumour_sites=[site, also]),
        StoryFactory(organisation=organisation),
        StoryFactory(organisation=organisation, tumour_sites=[site]),
        StoryFactory(organisation=OrganisationFactory(), tumour_sites=[TumourSiteFactory()]),
    ]
    StoryConcern.objects.create(story=stories[3], kind=ConcernKind.ABUSE, cue="a blow", raised_at=RECEIVED_AT)
    return group, organisation, stories


def test_the_database_and_the_rule_agree(world):
    group, organisation, stories = world
    for remit in (
        Remit(),
        Remit(everything=True),
        Remit(groups=frozenset([group.pk])),
        Remit(organisation=organisation.pk),
        Remit(groups=frozenset([group.pk]), organisation=organisation.pk, held=True),
        Remit(held=True),
    ):
        covered = [
            story
            for story in stories
            if remit.covers(
                groups=set(story.tumour_sites.values_list("group", flat=True)),
                organisation=story.organisation_id,
                is_held=story == stories[3],
            )
        ]
        assert list(Story.objects.within(remit).order_by("pk")) == covered


def test_a_person_is_bound_by_what_an_administrator_gave_them(world):
    group, organisation, stories = world
    lead = UserFactory(role=Role.LEAD)
    lead.tumour_groups.add(group)
    moderator = UserFactory(role=Role.MODERATOR, organisation=organisation)
    assert set(Story.objects.within(remit_of(lead))) == {stories[0], stories[2]}
    assert set(Story.objects.within(remit_of(moderator))) == {stories[1], stories[2]}
