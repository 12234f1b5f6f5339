from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.taxonomy.models import Priority, PriorityCrosswalk, PrioritySet, TumourSite
from tests.factories.taxonomy import (
    PlaceFactory,
    PriorityFactory,
    PrioritySetFactory,
    TumourGroupFactory,
    TumourSiteFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


def refused():
    """The database refuses, and the test goes on."""
    return pytest.raises(IntegrityError), transaction.atomic()


def assert_database_refuses(write):
    expected, savepoint = refused()
    with expected, savepoint:
        write()


def test_a_slug_is_made_from_the_name_and_kept_when_the_name_changes():
    site = TumourSiteFactory(name="Bowel cancer")
    site.name = "Cancer of the bowel"
    site.save()
    site.refresh_from_db()
    assert site.slug == "bowel-cancer"


def test_two_terms_of_one_name_get_slugs_of_their_own():
    first = TumourSiteFactory(name="Brain tumour", retired_at=NOW)
    second = TumourSiteFactory(name="Brain tumour")
    assert (first.slug, second.slug) == ("brain-tumour", "brain-tumour-2")


def test_a_new_term_comes_last():
    earlier, later = TumourSiteFactory(), TumourSiteFactory()
    assert list(TumourSite.objects.all()) == [earlier, later]
    assert later.sort_order == earlier.sort_order + 1


def test_the_form_refuses_a_name_that_is_in_the_list():
    TumourSiteFactory(name="Breast cancer")
    twin = TumourSiteFactory.build(name="breast CANCER", group=TumourGroupFactory())
    with pytest.raises(ValidationError) as refusal:
        twin.full_clean()
    assert "already in the list" in refusal.value.message_dict["name"][0]


def test_the_database_refuses_a_name_that_is_in_the_list():
    TumourSiteFactory(name="Breast cancer")
    assert_database_refuses(lambda: TumourSiteFactory(name="breast cancer", slug="another"))


def test_two_sets_may_name_the_same_priority_and_one_set_names_it_once():
    first = PriorityFactory(name="Innovation")
    PriorityFactory(name="Innovation")
    assert_database_refuses(lambda: PriorityFactory(name="innovation", priority_set=first.priority_set))


def test_a_merged_term_is_always_retired():
    source, into = TumourSiteFactory.create_batch(2)
    sites = TumourSite.objects.filter(pk=source.pk)
    assert_database_refuses(lambda: sites.update(merged_into=into))


def test_a_term_is_never_merged_into_itself():
    source = TumourSiteFactory()
    sites = TumourSite.objects.filter(pk=source.pk)
    assert_database_refuses(lambda: sites.update(merged_into=source, retired_at=NOW))


def test_a_retired_term_is_no_longer_offered():
    kept, retired = TumourSiteFactory(), TumourSiteFactory(retired_at=NOW)
    assert list(TumourSite.objects.in_use()) == [kept]
    assert list(TumourSite.objects.retired()) == [retired]


def test_the_slug_of_a_merged_term_finds_its_successor():
    into = TumourSiteFactory(slug="bowel")
    TumourSiteFactory(slug="colon", retired_at=NOW, merged_into=into)
    assert list(TumourSite.objects.named(["colon"])) == [into]
    assert list(TumourSite.objects.named(["colon", "bowel"])) == [into]


def test_the_slug_of_a_retired_term_still_finds_it():
    retired = TumourSiteFactory(slug="old", retired_at=NOW)
    assert list(TumourSite.objects.named(["old"])) == [retired]


def test_a_slug_that_is_not_there_finds_nothing():
    TumourSiteFactory(slug="bowel")
    assert not TumourSite.objects.named(["nothing"]).exists()


def test_other_names_are_one_a_line():
    site = TumourSiteFactory.build(lay_names="colon cancer\n\n  rectal cancer ")
    assert site.other_names == ["colon cancer", "rectal cancer"]


def test_the_set_in_force_is_the_latest_that_had_begun():
    old = PrioritySetFactory(valid_from=date(2021, 4, 1))
    new = PrioritySetFactory(valid_from=date(2025, 4, 1))
    assert list(PrioritySet.objects.in_force(date(2025, 3, 31))) == [old]
    assert list(PrioritySet.objects.in_force(date(2025, 4, 1))) == [new]
    assert not PrioritySet.objects.in_force(date(2020, 1, 1)).exists()


def test_current_priorities_are_those_of_the_set_in_force_that_are_in_use():
    PriorityFactory(priority_set=PrioritySetFactory(valid_from=date(2021, 4, 1)))
    now = PrioritySetFactory(valid_from=date(2025, 4, 1))
    kept = PriorityFactory(priority_set=now)
    PriorityFactory(priority_set=now, retired_at=NOW)
    assert list(Priority.objects.current(date(2026, 5, 1))) == [kept]


def test_a_link_between_sets_leads_from_an_earlier_set_to_a_later_one():
    old = PriorityFactory(priority_set=PrioritySetFactory(valid_from=date(2021, 4, 1)))
    new = PriorityFactory(priority_set=PrioritySetFactory(valid_from=date(2025, 4, 1)))
    PriorityCrosswalk(earlier=old, later=new).full_clean()
    with pytest.raises(ValidationError, match="began later"):
        PriorityCrosswalk(earlier=new, later=old).full_clean()


def test_one_priority_is_linked_to_another_once():
    old, new = PriorityFactory(), PriorityFactory()
    PriorityCrosswalk.objects.create(earlier=old, later=new)
    assert_database_refuses(lambda: PriorityCrosswalk.objects.create(earlier=old, later=new))


def test_a_place_reads_as_its_name():
    assert str(PlaceFactory.build(name="Dover")) == "Dover"
