import csv
from datetime import UTC, date, datetime

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from feedback.insights import sheets
from feedback.insights.public import PublicInsight
from feedback.moderation import State
from portal.taxonomy.models import TumourSite
from tests.factories.accounts import CareSiteFactory
from tests.factories.home import PromiseFactory
from tests.factories.taxonomy import (
    PathwayStageFactory,
    PlaceFactory,
    PriorityFactory,
    TumourSiteFactory,
)
from tests.factories.telling import a_theme, tell

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
PAGE = "/feedback/insight/"
SITES = ("breast", "lung", "bowel", "skin")


@pytest.fixture
def told(db):
    """Stories of two years about some cancers, most of them public, and their sheets."""
    sites = {slug: TumourSiteFactory(name=slug.capitalize(), slug=slug) for slug in SITES}
    stages = {slug: PathwayStageFactory(name=slug.capitalize(), slug=slug) for slug in ("tests", "treatment")}
    common = {
        "priorities": [PriorityFactory()],
        "care_site": CareSiteFactory(place=PlaceFactory(name="Dover", slug="dover")),
    }
    tests, treatment = [stages["tests"]], [stages["treatment"]]
    tell(40, month=date(2025, 5, 1), tumour_sites=[sites["breast"]], stages=tests, **common)
    common["theme"] = a_theme("Parking")
    tell(30, month=date(2026, 2, 1), tumour_sites=[sites["breast"]], stages=tests, **common)
    tell(20, month=date(2026, 5, 1), tumour_sites=[sites["lung"]], stages=treatment, mood="negative")
    for slug, few in (("bowel", 3), ("skin", 2)):
        tell(few, month=date(2026, 5, 1), tumour_sites=[sites[slug]], stages=tests, state=State.DECLINED)
    sheets.take(NOW)


def finding(page, key):
    return page.select_one(f"#{key} .app-figure__title").get_text(" ", strip=True)


def test_each_chart_says_in_its_heading_what_it_shows(visitor, told):
    page = visitor.open(PAGE)
    assert finding(page, "heard") == (
        "We heard about 55 stories from January to September 2026, "
        "fewer in Jul–Sep 2026 than in Apr–Jun 2026."
    )
    assert finding(page, "by-site") == "Most stories: Breast (30), then Lung (20)."
    assert finding(page, "themes") == "Parking rose most, from 0% to 55% of stories."
    assert all(chart.select_one("h2") for chart in page.select(".app-insight__chart"))


def test_a_cell_of_the_heat_map_leads_to_the_stories_that_are_published(visitor, told):
    page = visitor.open(PAGE)
    links = {link["aria-label"]: link["href"] for link in page.select("#sites-and-stages td a")}
    assert links["Breast, Tests: 30"] == "/feedback/stories/?site=breast&stage=tests"
    shelf = visitor.open(links["Breast, Tests: 30"])
    assert shelf.select(".app-story-card, article, .nhsuk-card")


def test_a_small_number_is_a_star_on_the_page_and_in_the_file(client, visitor, told):
    page = visitor.open(PAGE)
    cells = {link["aria-label"] for link in page.select("#sites-and-stages td a")}
    assert "Bowel, Tests: *" in cells
    rows = b"".join(client.get(f"{PAGE}sites-and-stages.csv").streaming_content).decode("utf-8-sig")
    assert "Bowel,*,0" in rows


def test_two_heat_maps_of_stars_have_different_headings(visitor, db):
    for number in range(4):
        site, stage = TumourSiteFactory(), PathwayStageFactory()
        tell(
            2 + number,
            month=date(2026, 2, 1),
            tumour_sites=[site],
            stages=[stage],
            priorities=[PriorityFactory()],
        )
    sheets.take(NOW)
    page = visitor.open(PAGE)
    assert finding(page, "sites-and-stages") == (
        "Type of cancer and part of care: every number is too small to show."
    )
    assert finding(page, "sites-and-stages") != finding(page, "sites-and-priorities")


def test_the_address_keeps_the_choice(visitor, told):
    page = visitor.open(f"{PAGE}?year=2025&site=breast")
    assert page.select_one("#site option[selected]")["value"] == "breast"
    assert finding(page, "heard").startswith("We heard about 40 stories about Breast in 2025")
    hrefs = [link["href"] for link in page.select(".app-insight__more a[download]")]
    assert hrefs and all(href.endswith("?year=2025&site=breast") for href in hrefs)


def test_two_choices_at_once_are_refused_in_a_sentence(visitor, told):
    page = visitor.open(f"{PAGE}?site=breast&place=dover")
    assert "one at a time" in page.select_one("main .nhsuk-inset-text").get_text()
    assert page.select_one("#place option[selected]") is None


def test_by_place_nothing_is_said_of_what_everybody_can_read_one_by_one(visitor, told):
    page = visitor.open(f"{PAGE}?place=dover")
    assert page.select_one("#time-to-reply") is None
    assert not page.select("#by-stage a[href*=stories]")


def test_what_nobody_knows_in_the_address_is_passed_over(visitor, told):
    page = visitor.open(f"{PAGE}?site=nobody&year=1066&priority=")
    assert "55 stories" in finding(page, "heard")


def test_it_says_what_is_left_out_and_why(visitor, told):
    assert "stands for a number from 1 to 7" in visitor.open(PAGE).select_one("main details").get_text()


def test_promises_come_from_the_room_above(visitor, told):
    PromiseFactory(is_published=True)
    assert "promises are kept" in finding(visitor.open(PAGE), "promises")


def test_before_there_are_figures_it_says_when_they_come(visitor, db):
    page = visitor.open(PAGE)
    assert "There are no figures yet." in page.select_one("main").get_text()
    assert not page.select("form.app-insight__choices")


def test_every_file_says_what_its_chart_says(client, told):
    for query in ("", "site=breast", "place=dover&year=2025"):
        for chart in PublicInsight(QueryDict(query)).charts:
            answer = client.get(f"{PAGE}{chart.key}.csv?{query}")
            rows = csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines())
            assert list(map(tuple, rows)) == [chart.head, *map(tuple, chart.rows)]


@pytest.mark.parametrize("key", ["nothing", "by-nothing"])
def test_there_is_no_file_of_a_chart_that_does_not_exist(client, told, key):
    assert client.get(f"{PAGE}{key}.csv").status_code == 404


def test_files_carry_no_formula(client, told):
    TumourSite.objects.filter(slug="breast").update(name="=cmd|'/c calc'!A1")
    rows = b"".join(client.get(f"{PAGE}by-site.csv").streaming_content).decode("utf-8-sig")
    assert "'=cmd" in rows
    assert ",=cmd" not in rows and not any(line.startswith("=") for line in rows.splitlines())


@pytest.mark.parametrize("how_many", [2, 20])
def test_the_page_asks_as_often_however_many_stories_there_are(client, db, how_many):
    site = TumourSiteFactory()
    for month in range(1, 10):
        tell(how_many, month=date(2026, month, 1), tumour_sites=[site], theme=a_theme(f"Theme {month}"))
    sheets.take(NOW)
    PromiseFactory.create_batch(how_many, is_published=True)
    client.get(PAGE)
    caches["default"].clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    assert len(asked) == 10, [each["sql"][:90] for each in asked]
