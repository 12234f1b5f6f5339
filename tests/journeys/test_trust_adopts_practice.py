"""Practice of one organisation is taken up by a trust, and everybody sees it."""

import pytest

from portal.accounts.models import Organisation
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.home import BestPracticePageFactory


@pytest.fixture
def practice():
    hopfield = OrganisationFactory(name="Hopfield", kind=Organisation.Kind.CHARITY)
    return BestPracticePageFactory(title="Letters on the same day", organisation=hopfield)


def test_a_member_adopts_practice_for_another_trust(reader, site, practice):
    trust = OrganisationFactory(name="Weald Hospitals", kind=Organisation.Kind.TRUST)
    member = UserFactory(role=Role.MEMBER, organisation=trust)

    reader.sign_in(member)
    member_records_that_they_adapt_it(reader, practice)
    reader.sign_out()

    anyone_sees_it(reader, practice)


def member_records_that_they_adapt_it(reader, practice):
    reader.open(practice.url)
    reader.follow("Record what your organisation does")
    reader.choose("Adapted")
    reader.write("Why?*", "Our patients asked for it.")
    reader.write("Who leads it", "Service manager")
    reader.page.get_by_label("From which day").fill("2026-05-04")
    reader.page.get_by_label("When will you look at it again?*").fill("2027-05-04")
    reader.press("Keep it")
    assert reader.sees("Say what you changed, so that others can learn from it.")
    reader.write("What you changed", "Two hospitals share one list.")
    reader.press("Keep it")
    assert reader.sees("Everybody can read what Weald Hospitals does with it.")


def anyone_sees_it(reader, practice):
    reader.open(practice.url)
    assert reader.sees("Used at 1 of 2 trusts")
    assert reader.sees("Two hospitals share one list.")
    reader.follow("All practice and who uses it")
    assert reader.sees("Adapted")
