import pytest

from tests.factories.home import SupportNeedFactory, SupportServicePageFactory, SupportServicesPageFactory
from tests.factories.taxonomy import PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    """Three services: one in each of two towns, and one by phone."""
    maidstone = PlaceFactory(name="Maidstone", latitude=51.27, longitude=0.53)
    margate = PlaceFactory(name="Margate", latitude=51.39, longitude=1.39)
    money, worry = SupportNeedFactory(name="Money"), SupportNeedFactory(name="Worry")
    SupportServicePageFactory(title="Advice in Maidstone", places=[maidstone], needs=[money])
    SupportServicePageFactory(title="Choir in Margate", places=[margate], needs=[worry])
    SupportServicePageFactory(title="A phone line", needs=[money, worry])


def titles(page):
    return [heading.get_text(strip=True) for heading in page.main.select("article h3")]


def test_the_nearest_to_the_chosen_place_stands_first(visitor, kent):
    page = visitor.open("/support/?place=margate")

    assert titles(page) == ["Choir in Margate", "Advice in Maidstone", "A phone line"]
    assert "Less than a mile away" in page.main.get_text()
    assert "About 38 miles away" in page.main.get_text()


def test_a_need_leaves_what_meets_it(visitor, kent):
    assert titles(visitor.open("/support/?place=margate&need=money")) == [
        "Advice in Maidstone",
        "A phone line",
    ]


def test_a_place_that_nobody_knows_shows_everything(visitor, kent):
    assert len(titles(visitor.open("/support/?place=atlantis"))) == 3


def test_an_empty_result_says_what_to_do_next(visitor):
    SupportServicesPageFactory()
    SupportNeedFactory(name="Worry")

    assert "Try another need" in visitor.open("/support/?need=worry").main.get_text()


def test_a_service_says_how_to_reach_it(visitor, kent):
    page = visitor.open("/support/a-phone-line/")

    assert page.find("a", href="tel:01632960001")
    assert "Money, Worry" in page.main.get_text()
