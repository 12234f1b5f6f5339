import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from portal.pages import DEEPEST_PATH
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch():
    """Three pages, each below the other."""
    top = StandardPageFactory(title="Top", slug="top")
    middle = StandardPageFactory(title="Middle", slug="middle", parent=top)
    return top, middle, StandardPageFactory(title="Low", slug="low", parent=middle)


def restrict(page, kind="login", **more):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **more)


def published():
    return set(StandardPage.objects.published().values_list("title", flat=True))


def test_a_stranger_reads_what_is_live(branch):
    branch[2].unpublish()

    assert published() == {"Top", "Middle"}


def test_a_stranger_reads_nothing_at_or_below_a_private_page(branch):
    restrict(branch[1])

    assert published() == {"Top"}


def test_what_a_stranger_reads_is_asked_in_one_query(branch, django_assert_num_queries):
    restrict(branch[1])

    with django_assert_num_queries(1):
        published()


def test_a_page_is_found_by_its_address_however_deep(visitor, branch):
    assert "Low" in visitor.open("/top/middle/low/").h1.get_text()


@pytest.mark.parametrize(
    "address", ["/top/low/", "/nothing/", "/top/middle/low/more/", "/top/" * (DEEPEST_PATH + 9), "/low/"]
)
def test_an_address_of_nothing_is_not_found(client, branch, address):
    assert client.get(address).status_code == 404


def test_an_unpublished_page_is_not_found_and_a_page_below_it_is(client, branch):
    branch[1].unpublish()

    assert client.get("/top/middle/").status_code == 404
    assert client.get("/top/middle/low/").status_code == 200


def test_a_stranger_is_sent_to_sign_in_from_anywhere_below_a_private_page(client, branch):
    restrict(branch[0])

    for page in branch:
        assert client.get(page.url).status_code == 302


def test_a_page_with_a_password_opens_with_it_and_not_without(client, visitor, branch):
    restrict(branch[0], "password", password="oast house")
    form = visitor.open("/top/middle/low/").main.form

    assert (
        "Enter the password"
        in visitor.send(form["action"], {"password": "no", "return_url": "/top/middle/low/"}).get_text()
    )
    client.post(form["action"], {"password": "oast house", "return_url": "/top/middle/low/"})
    assert "Low" in visitor.open("/top/middle/low/").h1.get_text()


def test_an_alias_is_as_private_as_its_source(client, branch):
    alias = branch[2].create_alias(parent=HomePageFactory(), update_slug="alias")
    restrict(branch[2])

    assert client.get(alias.url).status_code == 302


def test_breadcrumbs_lead_from_the_home_page_to_the_page_above(visitor, branch):
    crumbs = visitor.open("/top/middle/low/").select(".nhsuk-breadcrumb__list a")

    assert [(crumb.get_text(strip=True), crumb["href"]) for crumb in crumbs] == [
        ("Home", "/"),
        ("Top", "/top/"),
        ("Middle", "/top/middle/"),
    ]


def test_depth_costs_no_queries(client, branch):
    counts = []
    for page in (branch[0], branch[2]):
        client.get(page.url)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(page.url)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 6


def test_the_easy_read_twin_is_linked_where_it_is_published(visitor, branch):
    branch[0].easy_read = branch[1]
    branch[0].save()
    assert visitor.open("/top/").select_one("main > a[href='/top/middle/']").get_text(strip=True) == (
        "Read this in Easy Read"
    )

    branch[1].unpublish()
    assert "Easy Read" not in visitor.open("/top/").main.get_text()
