import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from home.models import AllianceDocument
from search.entries import Facet
from search.models import SearchEntry
from tests.factories.accounts import UserFactory
from tests.factories.home import AllianceDocumentFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    return Collection.get_first_root_node()


@pytest.fixture
def owner(client):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))


def restrict(collection):
    return CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")


def found():
    """The titles that search holds, which must be what the library shows."""
    entries = SearchEntry.objects.live().filter(model="home.alliancedocument")
    titles = set(entries.values_list("title", flat=True))
    assert titles == set(AllianceDocument.objects.published().values_list("title", flat=True))
    return titles


def test_a_document_is_found_as_soon_as_it_is_there_and_not_after():
    document = AllianceDocumentFactory(title="Plan")
    assert found() == {"Plan"}

    document.delete()
    assert found() == set()


def test_a_document_leaves_search_when_a_collection_above_it_goes_private(root):
    above = root.add_child(name="Above")
    AllianceDocumentFactory(title="Plan", collection=above.add_child(name="Below"))
    restriction = restrict(above)
    assert found() == set()

    restriction.delete()
    assert found() == {"Plan"}


def test_a_neighbour_of_a_private_collection_stays(root):
    restrict(root.add_child(name="Private"))
    AllianceDocumentFactory(title="Plan", collection=root.add_child(name="Public"))

    assert found() == {"Plan"}


def test_a_document_leaves_search_when_it_is_put_into_a_private_collection(root):
    private = root.add_child(name="Private")
    restrict(private)
    document = AllianceDocumentFactory(title="Plan")
    document.collection = private
    document.save()

    assert found() == set()


def test_documents_leave_search_when_their_collection_is_moved_below_a_private_one(
    client, owner, root, django_capture_on_commit_callbacks
):
    private, moved = root.add_child(name="Private"), root.add_child(name="Moved")
    restrict(private)
    AllianceDocumentFactory(title="Plan", collection=moved)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            reverse("wagtailadmin_collections:edit", args=[moved.pk]),
            {"name": "Moved", "parent": private.pk},
        )

    assert found() == set()


def test_documents_leave_search_when_many_are_put_into_a_private_collection_at_once(client, owner, root):
    private = root.add_child(name="Private")
    restrict(private)
    document = AllianceDocumentFactory(title="Plan")
    address = reverse("wagtail_bulk_action", args=["home", "alliancedocument", "add_to_collection"])
    client.post(f"{address}?id={document.pk}", {"collection": private.pk})

    assert AllianceDocument.objects.get().collection == private
    assert found() == set()


def test_a_term_given_later_is_found_too():
    document, site = AllianceDocumentFactory(), TumourSiteFactory()
    document.tumour_sites.add(site)

    assert SearchEntry.objects.live().get(model="home.alliancedocument").keys(Facet.SITE) == [site.pk]
