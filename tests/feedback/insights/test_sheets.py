from datetime import UTC, date, datetime, timedelta

import pytest

from feedback.insights import sheets
from feedback.insights.dimensions import PRIORITY, QUARTER, SENTIMENT, SITE, STAGE
from feedback.models import FigureSheet
from feedback.moderation import State
from tests.factories.taxonomy import PathwayStageFactory, TumourSiteFactory
from tests.factories.telling import tell

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
JANUARY, MAY, NOVEMBER = date(2026, 1, 1), date(2026, 5, 1), date(2026, 11, 1)


def sheet(about="", year=2026):
    return FigureSheet.objects.get(year=year, about=about)


def taken(now=NOW):
    sheets.take(now)
    return sheets.SheetTally(sheet())


@pytest.mark.parametrize(("told", "shown"), [(1, None), (7, None), (8, 10), (23, 25)])
def test_how_many_were_heard_is_rounded_and_hidden_where_small(told, shown):
    tell(told, month=MAY, state=State.RECEIVED)
    assert taken().heard == shown


def test_a_quarter_that_is_not_settled_is_not_counted():
    tell(20, month=MAY)
    tell(20, month=NOVEMBER)
    assert taken().by(QUARTER) == {"2026-2": 20}


def test_what_was_withdrawn_or_erased_is_not_counted():
    tell(20, month=MAY)
    tell(20, month=MAY, state=State.WITHDRAWN)
    assert taken().heard == 20


def test_without_a_story_there_is_no_sheet():
    assert sheets.take(NOW) == 0
    assert not FigureSheet.objects.exists()


def test_what_has_been_taken_stands_until_its_year_grows():
    tell(20, month=MAY)
    sheets.take(NOW)
    tell(20, month=MAY)

    assert sheets.take(NOW + timedelta(days=30)) == 0
    assert sheet().figures["heard"] == 20

    assert sheets.take(datetime(2027, 2, 1, tzinfo=UTC)) == 1
    assert sheet().figures["heard"] == 40


def test_a_year_that_is_over_is_never_taken_again():
    tell(20, month=MAY)
    sheets.take(datetime(2027, 2, 1, tzinfo=UTC))
    tell(20, month=MAY)
    assert sheets.take(datetime(2027, 6, 1, tzinfo=UTC)) == 1
    assert sheet().figures["heard"] == 20


def test_each_thing_that_can_be_chosen_has_its_sheet_with_the_same_numbers():
    breast, tests = TumourSiteFactory(slug="breast"), PathwayStageFactory(slug="tests")
    tell(20, month=MAY, tumour_sites=[breast], stages=[tests], mood="negative")
    tell(20, month=JANUARY, stages=[tests])
    everything, about = taken(), sheets.SheetTally(sheet("site:breast"))
    assert about.heard == everything.by(SITE)["breast"] == 20
    assert about.by(STAGE)["tests"] == everything.pair(SITE, STAGE)["breast", "tests"]
    assert everything.pair(STAGE, SITE)["tests", "breast"] == 20
    assert about.by(SENTIMENT)["negative"] == 20
    assert about.by(PRIORITY) == {}


def test_a_few_unpublished_stories_cannot_be_told_by_taking_the_published_ones_away():
    rare = TumourSiteFactory(slug="rare")
    tell(12, month=MAY)
    tell(1, month=MAY, state=State.DECLINED, tumour_sites=[rare])
    everything = taken()
    # 12 can be read and 13 were told: 15 stands for 13 to 17, and one to five may be unread.
    assert everything.heard == 15
    assert everything.by(SITE) == {"rare": None}


@pytest.mark.parametrize("how_many", [2, 20])
def test_taking_a_year_asks_as_often_however_many_stories_there_are(django_assert_max_num_queries, how_many):
    tell(how_many, month=MAY, tumour_sites=[TumourSiteFactory()])
    with django_assert_max_num_queries(40):
        sheets.take(NOW)
