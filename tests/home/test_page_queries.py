"""Every public page asks the database as often for 20 rows as for 2, and at most twelve times."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home import site_tree
from home.models import (
    AllianceDocument,
    BestPracticePage,
    NewsPage,
    PathwayPage,
    Promise,
    SupportServicePage,
)
from portal.taxonomy.models import PathwayStage, Priority, TumourSite
from tests.home.rows import plant

MOST = 12
PAGES = (
    "/",
    "/priorities/",
    "/priorities/earlier-diagnosis/",
    "/tumour-groups/",
    "/tumour-groups/breast/",
    "/tumour-groups/radiotherapy/",
    "/best-practice/",
    "/best-practice/?site=breast&priority=earlier-diagnosis",
    "/documents/",
    "/documents/?site=breast&kind=leaflet",
    "/promises/",
    "/promises/?standing=kept",
    "/support/",
    "/support/?place=margate",
    "/news/",
    "/partners/",
    "/contact/",
    "/about/",
    "/pathways/",
    "/who-uses-what/",
)
ROWS = (AllianceDocument, BestPracticePage, NewsPage, PathwayPage, Promise, SupportServicePage)
pytestmark = pytest.mark.django_db


@pytest.fixture
def terms(seeded):
    site_tree.plant()
    return {
        "site": TumourSite.objects.get(slug="breast"),
        "priority": Priority.objects.get(slug="earlier-diagnosis"),
        "stage": PathwayStage.objects.first(),
    }


def queries(client, url):
    """How many a stranger's visit costs, without what the page before left in the cache."""
    assert client.get(url).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def test_pages_ask_no_more_for_twenty_rows_than_for_two(client, terms):
    plant(2, **terms)
    for_two = {url: queries(client, url) for url in PAGES}
    plant(18, **terms)

    assert {url: queries(client, url) for url in PAGES} == for_two
    assert {url: count for url, count in for_two.items() if count > MOST} == {}


def test_the_page_of_one_row_asks_within_bounds(client, terms):
    plant(1, **terms)
    rows = [model.objects.get() for model in ROWS]
    addresses = [row.url if hasattr(row, "url") else row.get_absolute_url() for row in rows]

    assert {url: count for url in addresses if (count := queries(client, url)) > MOST} == {}
