"""The vocabularies as an editor keeps them in Wagtail."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from portal.taxonomy.models import TumourSite
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import (
    PriorityFactory,
    PrioritySetFactory,
    TumourGroupFactory,
    TumourSiteFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


def url(name, *args):
    return reverse(f"wagtailsnippets_taxonomy_tumoursite:{name}", args=args)


@pytest.fixture
def editor(sign_in):
    return sign_in(Role.EDITOR)


def words(response):
    return response.content.decode()


def test_the_list_says_of_each_term_whether_it_can_be_chosen(client, editor):
    into = TumourSiteFactory(name="Bowel cancer")
    TumourSiteFactory(name="Old name", retired_at=NOW)
    TumourSiteFactory(name="Colon cancer", retired_at=NOW, merged_into=into)
    page = words(client.get(url("list")))
    assert "In use" in page
    assert "Retired" in page
    assert "Merged into Bowel cancer" in page


def test_the_list_costs_the_same_for_two_rows_and_for_twenty(client, editor):
    TumourSiteFactory.create_batch(2)
    client.get(url("list"))
    with CaptureQueriesContext(connection) as two:
        client.get(url("list"))
    TumourSiteFactory.create_batch(18)
    with CaptureQueriesContext(connection) as twenty:
        client.get(url("list"))
    assert len(two) == len(twenty)


def test_terms_are_put_in_order_by_dragging(client, editor):
    first, second, third = TumourSiteFactory.create_batch(3)
    client.post(f"{url('reorder', third.pk)}?position=0")
    assert list(TumourSite.objects.all()) == [third, first, second]


def test_a_new_term_is_added_at_the_end(client, editor):
    TumourSiteFactory()
    group = TumourGroupFactory()
    client.post(url("add"), {"name": "Bowel cancer", "clinical_name": "", "lay_names": "", "group": group.pk})
    assert TumourSite.objects.last().slug == "bowel-cancer"


def test_renaming_keeps_the_address(client, editor):
    site = TumourSiteFactory(name="Bowel cancer")
    form = {"name": "Cancer of the bowel", "clinical_name": "", "lay_names": "", "group": site.group_id}
    client.post(url("edit", site.pk), form)
    site.refresh_from_db()
    assert (site.name, site.slug) == ("Cancer of the bowel", "bowel-cancer")


def test_before_retiring_the_page_says_how_many_keep_it(client, editor):
    site = TumourSiteFactory()
    StoryFactory.create_batch(2, tumour_sites=[site])
    assert "2 stories keep it." in words(client.get(url("retire", site.pk)))
    site.refresh_from_db()
    assert not site.is_retired


def test_retiring_leads_back_to_the_list_and_stands_in_the_trail(client, editor):
    site = TumourSiteFactory()
    response = client.post(url("retire", site.pk), {"reason": "Not used."})
    assert response.url == url("list")
    site.refresh_from_db()
    assert site.is_retired
    assert AuditEntry.objects.about(site).get().actor == editor


def test_a_retired_term_is_brought_back(client, editor):
    site = TumourSiteFactory(retired_at=NOW)
    client.post(url("restore", site.pk))
    site.refresh_from_db()
    assert not site.is_retired


def test_a_term_that_cannot_come_back_says_why(client, editor):
    retired = TumourSiteFactory(name="Bowel cancer", retired_at=NOW)
    TumourSiteFactory(name="Bowel cancer", slug="another")
    assert "Rename one of them first." in words(client.post(url("restore", retired.pk)))


def test_before_merging_the_page_says_how_much_moves(client, editor):
    site = TumourSiteFactory(name="Colon cancer")
    StoryFactory.create_batch(3, tumour_sites=[site])
    page = words(client.get(url("merge", site.pk)))
    assert "3 stories will carry the term that you choose here in place of “Colon cancer”." in page


def test_merging_moves_what_the_page_said(client, editor):
    source, into = TumourSiteFactory.create_batch(2)
    story = StoryFactory(tumour_sites=[source])
    client.post(url("merge", source.pk), {"into": into.pk, "reason": ""})
    assert list(story.tumour_sites.all()) == [into]


def test_a_priority_is_merged_within_its_own_set_only(client, editor):
    source = PriorityFactory(name="Referrals")
    PriorityFactory(name="Diagnostics", priority_set=source.priority_set)
    PriorityFactory(name="Of another set", priority_set=PrioritySetFactory())
    page = words(client.get(reverse("wagtailsnippets_taxonomy_priority:merge", args=[source.pk])))
    assert "Diagnostics" in page
    assert "Of another set" not in page


def test_a_term_in_use_is_not_deleted_and_the_editor_reads_why(client, editor):
    site = TumourSiteFactory(name="Bowel cancer")
    StoryFactory(tumour_sites=[site])
    response = client.post(url("delete", site.pk), follow=True)
    assert "“Bowel cancer” is used by 1 story. Retire it instead" in words(response)
    assert TumourSite.objects.filter(pk=site.pk).exists()


def test_many_at_once_are_not_deleted_where_one_is_in_use(client, editor):
    used, unused = TumourSiteFactory.create_batch(2)
    StoryFactory(tumour_sites=[used])
    many = reverse("wagtail_bulk_action", args=["taxonomy", "tumoursite", "delete"])
    response = client.post(f"{many}?id={used.pk}&id={unused.pk}", follow=True)
    assert "is used by 1 story" in words(response)
    assert TumourSite.objects.count() == 2


def test_a_term_that_nothing_carries_is_deleted(client, editor):
    site = TumourSiteFactory()
    client.post(url("delete", site.pk))
    assert not TumourSite.objects.exists()


@pytest.mark.parametrize("name", ["retire", "restore", "merge"])
@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ANALYST, Role.MEMBER])
def test_only_who_keeps_the_vocabulary_may_change_it(client, sign_in, role, name):
    sign_in(role)
    site = TumourSiteFactory()
    response = client.post(url(name, site.pk), {})
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    site.refresh_from_db()
    assert not site.is_retired
