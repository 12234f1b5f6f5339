"""A page's draft names its terms by key. None of these may bring a merged term back."""

from datetime import UTC, datetime

import pytest

from portal.taxonomy import actions
from portal.taxonomy.models.following import with_living_terms
from tests.factories.accounts import UserFactory
from tests.factories.home import NewsPageFactory, PriorityPageFactory
from tests.factories.taxonomy import PriorityFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


def merge(source, into):
    actions.merge(source=source, into=into, by=UserFactory(), now=NOW)


def test_publishing_an_old_draft_does_not_bring_a_merged_term_back():
    source, into = TumourSiteFactory.create_batch(2)
    page = NewsPageFactory()
    page.tumour_sites.set([source, into])
    draft = page.save_revision()
    merge(source, into)
    draft.publish()
    page.refresh_from_db()
    assert list(type(page).objects.get(pk=page.pk).tumour_sites.all()) == [into]


def test_the_editor_opens_a_draft_with_the_successor_chosen():
    source, into = TumourSiteFactory.create_batch(2)
    page = NewsPageFactory()
    page.tumour_sites.set([source])
    page.save_revision()
    merge(source, into)
    assert list(page.get_latest_revision_as_object().tumour_sites.all()) == [into]


def test_a_single_choice_follows_its_merge_too():
    source = PriorityFactory()
    into = PriorityFactory(priority_set=source.priority_set)
    page = PriorityPageFactory(priority=source)
    draft = page.save_revision()
    merge(source, into)
    assert draft.as_object().priority == into


def test_what_was_not_merged_is_read_as_it_was_written():
    site = TumourSiteFactory(retired_at=NOW)
    page = NewsPageFactory()
    page.tumour_sites.set([site])
    data = page.serializable_data()
    assert with_living_terms(type(page), data) == data
