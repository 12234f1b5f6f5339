import pytest

from feedback.people import is_on_duty, moderators_of, on_duty, seeing_everything, told_daily
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.feedback import StoryFactory, on_duty_for_safeguarding
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


def moderator_of(site):
    person = UserFactory(role=Role.MODERATOR)
    person.tumour_groups.add(site.group)
    return person


def test_a_story_goes_to_the_moderators_of_its_cancer_and_to_those_who_see_everything():
    site = TumourSiteFactory()
    mine, everybodys = moderator_of(site), UserFactory(role=Role.MODERATOR)
    moderator_of(TumourSiteFactory())
    assert set(moderators_of(StoryFactory(tumour_sites=[site]))) == {mine, everybodys}


def test_a_story_goes_to_the_moderators_of_its_organisation():
    organisation = OrganisationFactory()
    mine = UserFactory(role=Role.MODERATOR, organisation=organisation)
    assert moderators_of(StoryFactory(organisation=organisation)) == [mine]


def test_what_no_moderator_covers_goes_to_the_administrators():
    moderator_of(TumourSiteFactory())
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    assert moderators_of(StoryFactory()) == [administrator]


def test_whoever_has_left_is_told_nothing():
    UserFactory(role=Role.MODERATOR, is_active=False)
    assert moderators_of(StoryFactory()) == []


def test_the_named_lead_and_deputies_are_on_duty_and_nobody_else():
    lead, deputy = UserFactory(role=Role.MODERATOR), UserFactory(role=Role.ADMINISTRATOR)
    other = UserFactory(role=Role.MODERATOR)
    on_duty_for_safeguarding(lead, deputy)
    assert on_duty() == [lead, deputy]
    assert is_on_duty(deputy) and not is_on_duty(other)


@pytest.mark.parametrize("gone", [{"is_active": False, "role": Role.MODERATOR}, {"role": Role.EDITOR}])
def test_a_lead_who_can_no_longer_moderate_is_not_waited_for(gone):
    on_duty_for_safeguarding(UserFactory(**gone))
    other = UserFactory(role=Role.MODERATOR)
    assert on_duty() == [other]


def test_with_nobody_named_whoever_sees_everything_is_on_duty():
    moderator_of(TumourSiteFactory())
    everybodys = UserFactory(role=Role.MODERATOR)
    assert on_duty() == seeing_everything() == [everybodys]


def test_everybody_who_answers_for_stories_is_told_daily_and_once():
    lead = UserFactory(role=Role.MODERATOR)
    on_duty_for_safeguarding(lead)
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    UserFactory(role=Role.EDITOR)
    assert told_daily() == [lead]
    on_duty_for_safeguarding(lead, administrator)
    assert told_daily() == [lead, administrator]
