from datetime import UTC, datetime

import pytest

from portal.privacy.models import AuditEntry
from portal.taxonomy import actions
from portal.taxonomy.models import PriorityCrosswalk, TumourSite
from portal.taxonomy.signals import terms_merged
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import (
    PriorityCrosswalkFactory,
    PriorityFactory,
    TumourGroupFactory,
    TumourSiteFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def editor():
    return UserFactory()


@pytest.fixture
def merge(editor):
    def merge(source, into):
        actions.merge(source=source, into=into, by=editor, now=NOW)
        source.refresh_from_db()

    return merge


def deeds(term):
    return list(AuditEntry.objects.about(term).values_list("action", flat=True))


def test_a_retired_term_stays_on_what_carries_it(editor):
    site = TumourSiteFactory()
    story = StoryFactory(tumour_sites=[site])
    actions.retire(term=site, by=editor, now=NOW, reason="Nobody uses the word.")
    assert list(story.tumour_sites.all()) == [site]
    assert site.retired_at == NOW
    assert AuditEntry.objects.about(site).get().reason == "Nobody uses the word."


def test_a_term_that_comes_back_can_be_chosen_again(editor):
    site = TumourSiteFactory(retired_at=NOW)
    actions.restore(term=site, by=editor)
    assert site in TumourSite.objects.in_use()
    assert deeds(site) == ["brought back a term"]


def test_a_term_does_not_come_back_beside_another_of_its_name(editor):
    retired = TumourSiteFactory(name="Bowel cancer", retired_at=NOW)
    TumourSiteFactory(name="bowel cancer", slug="bowel")
    with pytest.raises(actions.NotPossible, match="Rename one"):
        actions.restore(term=retired, by=editor)


def test_a_merged_term_does_not_come_back(editor, merge):
    source, into = TumourSiteFactory.create_batch(2)
    merge(source, into)
    with pytest.raises(actions.NotPossible, match="was merged"):
        actions.restore(term=source, by=editor)


def test_a_merge_moves_every_record_and_keeps_none_twice(merge):
    source, into = TumourSiteFactory.create_batch(2)
    one, both = StoryFactory(tumour_sites=[source]), StoryFactory(tumour_sites=[source, into])
    merge(source, into)
    assert list(one.tumour_sites.all()) == [into]
    assert list(both.tumour_sites.all()) == [into]


def test_a_merge_moves_foreign_keys_too(merge):
    source, into = TumourGroupFactory.create_batch(2)
    site = TumourSiteFactory(group=source)
    person = UserFactory()
    person.tumour_groups.add(source)
    merge(source, into)
    site.refresh_from_db()
    assert site.group == into
    assert list(person.tumour_groups.all()) == [into]


def test_a_merged_term_is_retired_and_its_slug_leads_on(merge):
    source, into = TumourSiteFactory.create_batch(2)
    merge(source, into)
    assert source.retired_at == NOW
    assert list(TumourSite.objects.named([source.slug])) == [into]


def test_a_chain_of_merges_is_one_step_long(merge):
    first, second, third = TumourSiteFactory.create_batch(3)
    merge(first, second)
    merge(second, third)
    first.refresh_from_db()
    assert first.merged_into == third
    assert list(TumourSite.objects.named([first.slug])) == [third]


def test_a_merge_stands_in_the_audit_trail(merge, editor):
    source, into = TumourSiteFactory(), TumourSiteFactory(slug="bowel")
    merge(source, into)
    entry = AuditEntry.objects.about(source).get()
    assert (entry.action, entry.actor) == ("merged a term into bowel", editor)


@pytest.mark.parametrize("target", ["itself", "retired", "merged", "of another set"])
def test_a_merge_needs_another_term_of_the_list_that_is_in_use(target, merge):
    source = PriorityFactory()
    same_set = {"priority_set": source.priority_set}
    into = {
        "itself": lambda: source,
        "retired": lambda: PriorityFactory(retired_at=NOW, **same_set),
        "merged": lambda: PriorityFactory(
            retired_at=NOW, merged_into=PriorityFactory(**same_set), **same_set
        ),
        "of another set": PriorityFactory,
    }[target]()
    with pytest.raises(actions.NotPossible, match="Choose another"):
        merge(source, into)


def test_what_was_merged_is_not_merged_again(merge):
    source, into, third = TumourSiteFactory.create_batch(3)
    merge(source, into)
    with pytest.raises(actions.NotPossible, match="already"):
        merge(source, third)


def test_links_between_sets_are_merged_without_twins(merge):
    later = PriorityFactory()
    source = PriorityFactory()
    into = PriorityFactory(priority_set=source.priority_set)
    PriorityCrosswalkFactory(earlier=source, later=later)
    PriorityCrosswalkFactory(earlier=into, later=later)
    merge(source, into)
    assert [link.earlier for link in PriorityCrosswalk.objects.all()] == [into]


def test_the_floors_above_hear_what_moved(merge):
    heard = []

    def listen(sender, **news):
        heard.append((sender, news["source"], news["into"], news["moved"]))

    source, into = TumourSiteFactory.create_batch(2)
    story = StoryFactory(tumour_sites=[source])
    terms_merged.connect(listen)
    try:
        merge(source, into)
    finally:
        terms_merged.disconnect(listen)
    assert heard == [(TumourSite, source, into, {type(story): {story.pk}})]


def test_nothing_moves_where_the_audit_trail_fails(merge, monkeypatch):
    source, into = TumourSiteFactory.create_batch(2)
    story = StoryFactory(tumour_sites=[source])

    def fail(**kwargs):
        raise RuntimeError

    monkeypatch.setattr(actions, "record", fail)
    with pytest.raises(RuntimeError):
        merge(source, into)
    assert list(story.tumour_sites.all()) == [source]
