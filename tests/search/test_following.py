"""What Wagtail, a deletion or a merge changes is followed, whoever changed it."""

from datetime import UTC, datetime

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from feedback.models import Story
from feedback.moderation import State
from home.models import AllianceDocument
from portal.taxonomy.actions import merge
from search import indexing
from search.entries import Facet
from search.models import SearchEntry
from tests.factories.feedback import StoryFactory
from tests.factories.home import (
    AllianceDocumentFactory,
    HomePageFactory,
    NewsPageFactory,
    StandardPageFactory,
)
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    page = StandardPageFactory(title="Before your scan", live=False)
    publish(page)
    return page


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()


def entry_of(row):
    return SearchEntry.objects.filter(model=row._meta.label_lower, object_id=row.pk).first()


def is_found(row):
    entry = entry_of(row)
    return bool(entry and entry.is_live)


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def child_of(page, **given):
    child = StandardPageFactory(parent=page, **given)
    publish(child)
    return child


def test_a_page_is_found_once_it_is_published(page):
    assert entry_of(page).title == "Before your scan"


def test_a_draft_changes_nothing(page):
    page.title = "A secret draft"
    page.save_revision()

    assert entry_of(page).title == "Before your scan"


def test_an_unpublished_page_is_not_found(page):
    page.unpublish()

    assert not is_found(page)


def test_a_page_unpublished_through_its_base_is_not_found(page):
    page.page_ptr.unpublish()

    assert not is_found(page)


def test_a_deleted_page_is_not_found(page):
    child = child_of(page)
    page.delete()

    assert not is_found(page)
    assert not is_found(child)


def test_a_restricted_page_and_all_below_it_are_not_found_until_it_is_open_again(page):
    child = child_of(page)
    restriction = restrict(page)
    assert not is_found(page)
    assert not is_found(child)

    restriction.delete()
    assert is_found(page)
    assert is_found(child)


def test_a_page_published_in_a_private_part_is_not_found(page):
    restrict(page)

    assert not is_found(child_of(page))


def test_a_page_moved_into_a_private_part_is_not_found_until_it_is_moved_out(page):
    home = HomePageFactory()
    private = child_of(home, title="For members")
    restrict(private)
    page.move(private, "last-child")
    assert not is_found(page)

    page.refresh_from_db()
    page.move(home, "last-child")
    assert is_found(page)


def test_a_page_below_one_that_was_renamed_is_found_at_its_new_address(
    page, django_capture_on_commit_callbacks
):
    child = child_of(page, slug="child")
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "renamed"
        publish(page)

    assert "/renamed/" in entry_of(page).url
    assert entry_of(child).url.endswith("/renamed/child/")


def test_a_moved_page_is_found_at_its_new_address(page):
    other = child_of(HomePageFactory(), slug="other")
    child = child_of(page, slug="child")
    page.move(other, "last-child")

    assert f"/other/{page.slug}/child/" in entry_of(child).url


def test_a_document_leaves_search_with_its_collection():
    collection = Collection.get_first_root_node().add_child(name="Board papers")
    document = AllianceDocumentFactory(collection=collection)
    indexing.refresh(AllianceDocument, [document.pk])
    assert is_found(document)

    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert not is_found(document)

    restriction.delete()
    assert is_found(document)


def test_a_deleted_story_is_not_found():
    story = StoryFactory(state=State.PUBLISHED)
    indexing.refresh(Story, [story.pk])
    entry = entry_of(story)
    story.delete()

    entry.refresh_from_db()
    assert not entry.is_live


def test_a_merged_term_takes_its_entries_along():
    old, kept = TumourSiteFactory(name="Womb tumours"), TumourSiteFactory(name="Womb cancer")
    story = StoryFactory(state=State.PUBLISHED, tumour_sites=[old])
    page = NewsPageFactory(tumour_sites=[old, kept])
    publish(page)
    indexing.refresh(Story, [story.pk])

    merge(source=old, into=kept, by=None, now=datetime(2026, 11, 1, tzinfo=UTC))

    for row in (story, page):
        entry = entry_of(row)
        assert entry.keys(Facet.SITE) == [kept.pk]
        assert entry.about == "Womb cancer"
        assert entry.version == 2


def test_a_renamed_term_is_found_by_its_new_name():
    site = TumourSiteFactory(name="Gullet cancer")
    story = StoryFactory(state=State.PUBLISHED, tumour_sites=[site])
    indexing.refresh(Story, [story.pk])
    site.name = "Food pipe cancer"
    site.save()

    assert entry_of(story).about == "Food pipe cancer"


def test_a_term_that_is_retired_stays_on_what_carries_it():
    site = TumourSiteFactory()
    story = StoryFactory(state=State.PUBLISHED, tumour_sites=[site])
    indexing.refresh(Story, [story.pk])
    site.retired_at = datetime(2026, 11, 1, tzinfo=UTC)
    site.save(update_fields=["retired_at"])

    assert entry_of(story).version == 1
    assert entry_of(story).keys(Facet.SITE) == [site.pk]
