from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete

from portal.taxonomy.models import Term, TumourSite
from portal.taxonomy.protection import refuse_to_delete, why_it_stays
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_term_that_nothing_carries_can_be_deleted():
    TumourSiteFactory().delete()
    assert not TumourSite.objects.exists()


@pytest.mark.django_db
def test_a_term_in_use_is_not_deleted():
    site = TumourSiteFactory(name="Bowel cancer")
    story = StoryFactory(tumour_sites=[site])
    with pytest.raises(ProtectedError, match="“Bowel cancer” is used by 1 story"), transaction.atomic():
        site.delete()
    assert list(story.tumour_sites.all()) == [site]


@pytest.mark.django_db
def test_a_queryset_does_not_delete_a_term_in_use():
    used, unused = TumourSiteFactory.create_batch(2)
    StoryFactory(tumour_sites=[used])
    with pytest.raises(ProtectedError), transaction.atomic():
        TumourSite.objects.all().delete()
    assert set(TumourSite.objects.all()) == {used, unused}


@pytest.mark.django_db
def test_both_ends_of_a_merge_are_kept_for_their_links():
    into = TumourSiteFactory()
    source = TumourSiteFactory(retired_at=NOW, merged_into=into)
    assert "old links" in why_it_stays(source)
    assert "their links" in why_it_stays(into)


@pytest.mark.django_db
def test_an_organisation_with_people_stays():
    organisation = OrganisationFactory(name="A trust")
    UserFactory(organisation=organisation)
    assert why_it_stays(organisation) == "“A trust” is used by 1 person."
    assert why_it_stays(OrganisationFactory()) == ""


def test_every_vocabulary_of_the_house_is_guarded():
    terms = [model for model in apps.get_models() if issubclass(model, Term)]
    assert len(terms) >= 5
    assert all(refuse_to_delete in pre_delete._live_receivers(model)[0] for model in terms)
