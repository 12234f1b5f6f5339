import pytest

from feedback.models import Story
from portal.accounts.models import User
from portal.taxonomy.models import Priority, TumourSite
from portal.taxonomy.usage import in_words, pointers_to, uses_of, uses_that_forbid_deleting
from tests.factories.accounts import CareSiteFactory, OrganisationFactory, UserFactory
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import (
    PriorityCrosswalkFactory,
    PriorityFactory,
    TumourGroupFactory,
    TumourSiteFactory,
)


def test_foreign_keys_and_many_to_many_tables_both_point():
    tables = {field.model._meta.db_table for field in pointers_to(Priority)}
    assert {"taxonomy_prioritycrosswalk", "feedback_story_priorities"} <= tables


def test_a_merge_is_no_use():
    assert all(field.name != "merged_into" for field in pointers_to(TumourSite))


@pytest.mark.django_db
def test_uses_are_counted_by_what_a_person_would_name():
    site = TumourSiteFactory()
    first, second = StoryFactory.create_batch(2, tumour_sites=[site])
    assert uses_of(site) == {Story: {first.pk, second.pk}}
    assert in_words(uses_of(site)) == "2 stories"


@pytest.mark.django_db
def test_one_record_that_points_twice_is_counted_once():
    link = PriorityCrosswalkFactory()
    assert in_words(uses_of(link.earlier)) == "1 link between priority sets"


@pytest.mark.django_db
def test_a_term_that_nothing_carries_is_used_by_nothing():
    assert in_words(uses_of(PriorityFactory())) == "nothing"


@pytest.mark.django_db
def test_several_uses_are_listed_as_one_says_them():
    group = TumourGroupFactory()
    TumourSiteFactory(group=group)
    UserFactory().tumour_groups.add(group)
    assert in_words(uses_of(group)) in (
        "1 tumour site and 1 person",
        "1 person and 1 tumour site",
    )


@pytest.mark.django_db
def test_of_other_records_only_what_stands_on_them_forbids_deleting():
    organisation = OrganisationFactory()
    person = UserFactory(organisation=organisation)
    CareSiteFactory(organisation=organisation)
    uses = uses_that_forbid_deleting(organisation)
    assert uses[User] == {person.pk}
    assert in_words(uses_that_forbid_deleting(OrganisationFactory())) == "nothing"
