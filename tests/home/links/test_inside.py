import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import CollectionViewRestriction

from home.links import inside
from home.links.inside import Inside
from tests.factories.home import AllianceDocumentFactory, HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def test_a_link_to_a_page_leads_there_as_long_as_it_is_published():
    page = StandardPageFactory(slug="about")
    address = f"page:{page.pk}"
    assert Inside().problem(address) == Inside().problem("/about/") == ""

    page.unpublish()
    assert Inside().problem(address) == inside.NOT_PUBLISHED
    assert Inside().problem("/about/") == inside.GONE

    page.delete()
    assert Inside().problem(address) == inside.GONE


def test_an_address_that_is_redirected_leads_somewhere():
    HomePageFactory()
    Redirect.objects.create(old_path="/old", redirect_link="/")

    assert Inside().problem("/old/") == ""
    assert Inside().problem("/never/") == inside.GONE


def test_a_document_must_be_there_and_public():
    document = AllianceDocumentFactory()
    assert Inside().problem(document.url) == Inside().problem(f"document:{document.pk}") == ""

    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert Inside().problem(document.download_url) == inside.NOT_PUBLIC
    assert Inside().problem("document:987654") == inside.DOCUMENT_GONE


def test_addresses_of_the_portal_itself_are_known():
    HomePageFactory()
    inside_ones = Inside()

    assert (
        inside_ones.holds("/a/") and inside_ones.holds("http://localhost/a/") and inside_ones.holds("page:1")
    )
    assert not inside_ones.holds("https://www.nhs.uk/")
    assert inside_ones.problem("/search/?q=x") == ""
