"""Every public page asks the database as often for 20 rows as for 2, and at most twelve times."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import AllianceDocument, Promise
from portal.taxonomy.models import PathwayStage, Priority, TumourSite
from tests.home.rows import plant

MOST = 12


@pytest.fixture
def planted(seeded):
    """planted(count): the whole tree, and so many rows more of everything that it lists."""
    from home import site_tree

    site_tree.plant()
    terms = {
        "site": TumourSite.objects.get(slug="breast"),
        "priority": Priority.objects.get(slug="earlier-diagnosis"),
        "stage": PathwayStage.objects.first(),
    }
    return lambda count: plant(count, **terms)


def queries(client, url):
    assert client.get(url).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/priorities/",
        "/priorities/earlier-diagnosis/",
        "/tumour-groups/",
        "/tumour-groups/breast/",
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
    ],
)
def test_a_page_asks_no_more_for_twenty_rows_than_for_two(client, planted, url):
    planted(2)
    for_two = queries(client, url)
    planted(18)

    assert queries(client, url) == for_two <= MOST


def test_the_pages_of_one_row_ask_within_bounds(client, planted):
    planted(1)
    rows = (AllianceDocument.objects.get(), Promise.objects.get())

    for url in ("/best-practice/practice-0/", *(row.get_absolute_url() for row in rows)):
        assert queries(client, url) <= MOST
