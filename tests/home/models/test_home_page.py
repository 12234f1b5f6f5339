from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from feedback.models import FigureSheet
from feedback.moderation import State
from home import site_tree
from portal.taxonomy.models import Priority
from tests.factories.feedback import ReplyFactory, StoryFactory
from tests.factories.home import HomePageFactory
from tests.home.rows import consultation

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(seeded):
    """Ten stories of a priority, one of them answered after four days."""
    site_tree.plant()
    priority = Priority.objects.get(slug="earlier-diagnosis")
    when = timezone.now() - timedelta(days=30)
    stories = StoryFactory.create_batch(
        10, state=State.PUBLISHED, received_at=when, priorities=[priority], title="The letter was late"
    )
    ReplyFactory(story=stories[0], published_at=when + timedelta(days=4))
    heard(10, year=when.year)


def heard(figure, year):
    """The public figures of a year: for how many were heard, None stands for too few."""
    figures = {"heard": figure, "by": {}, "pairs": {}}
    FigureSheet.objects.create(
        year=year, until=date(year + 1, 1, 1), taken_at=timezone.now(), figures=figures
    )


def test_an_empty_site_says_what_will_be_here_and_where_to_begin(visitor):
    HomePageFactory()
    words = visitor.open("/").main.get_text()

    assert "The first change is still to come" in words
    assert "No stories yet" in words
    assert "We are not asking anything today" in words


def test_the_figures_stand_with_their_period(visitor, told):
    page = visitor.open("/")
    figures = [value.get_text(strip=True) for value in page.select(".app-figures__value")]

    assert figures == ["10", "1", "0", "4"]
    assert page.select_one(".app-figures__period").get_text().startswith("From ")


def test_a_number_that_is_too_small_to_tell_is_not_told(visitor):
    HomePageFactory()
    heard(None, year=2026)

    assert visitor.open("/").select_one(".app-figures__value").get_text() == "A few"


def test_before_there_are_figures_nothing_stands_in_their_place(visitor):
    HomePageFactory()

    assert not visitor.open("/").select(".app-figures")


def test_each_priority_says_how_many_stories_it_has(visitor, told):
    notes = [note.get_text() for note in visitor.open("/").select("#priorities ~ * , .app-card__note")]

    assert "10 stories in the last 12 months" in notes
    assert notes.count("Nobody has told us about this in the last 12 months") == 4


def test_an_open_consultation_says_how_long_is_left(visitor):
    HomePageFactory()
    consultation({})

    assert "Question 1" in visitor.open("/").main.get_text()


def test_the_examples_lead_to_their_search(visitor):
    HomePageFactory(search_examples="parking\nhelp after treatment\na\nb")
    links = [link["href"] for link in visitor.open("/").select(".app-search__examples a")]

    assert links == ["/search/?q=parking", "/search/?q=help%20after%20treatment", "/search/?q=a"]


def test_the_figures_are_asked_for_once_in_a_while(client, settings, told):
    settings.CACHES = settings.CACHES | {
        "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "figures"}
    }
    caches["process"].clear()
    client.get("/")
    FigureSheet.objects.all().delete()

    assert ">10</dd>" in client.get("/").text
