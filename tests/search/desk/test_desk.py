from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from feedback.models import Story
from feedback.moderation import State
from portal.accounts.roles import Role
from search import indexing
from search.desk import rebuilding
from search.desk.models import SearchedFor, count
from search.models import Promotion, SearchEntry, SearchState, SearchWords
from search.wording.counting import count_words
from search.wording.planting import plant
from tests.factories.consultations import ConsultationPageFactory
from tests.factories.feedback import StoryFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 3)


def tell(words):
    story = StoryFactory(state=State.PUBLISHED, words=words)
    indexing.refresh(Story, [story.pk])
    return story


def look(client, text):
    return client.get("/search/", {"q": text})


def test_words_that_the_portal_says_are_counted_and_may_be_read(client):
    tell("The porter hummed.")
    count_words(timezone.now())
    look(client, "the porter")
    look(client, "Porter")

    [row] = SearchedFor.objects.all()
    assert (row.words, row.times, row.empty) == ("porter", 2, 0)


@pytest.mark.parametrize("text", ["jane xyzzy", "porter 07700 900123", "porter 4438"])
def test_words_that_may_tell_of_a_person_are_not_written_down(client, text):
    tell("The porter hummed.")
    count_words(timezone.now())
    look(client, text)

    [row] = SearchedFor.objects.all()
    assert row.words == ""


def test_what_is_asked_on_several_days_may_be_read_from_then_on():
    for number in range(5):
        assert not SearchedFor.objects.readable().exists()
        count(("cemo",), day=DAY + timedelta(days=number), is_empty=True, is_readable=False, few_days=5)

    [row] = SearchedFor.objects.readable()
    assert (row.words, row.times, row.empty) == ("cemo", 5, 5)


def test_what_an_editor_put_first_stands_first(client, visitor):
    tell("Parking, parking and more parking.")
    second = tell("The porter hummed.")
    entry = SearchEntry.objects.get(object_id=second.pk)
    Promotion.objects.create(words="car park, parking", entry=entry)

    page = visitor.open("/search/?q=parking")
    assert page.select(".app-result__title a")[0].get_text().strip() == second.title


def test_an_edit_of_the_list_holds_from_the_next_search_on(client, visitor):
    story = tell("They said endometrial.")
    assert not visitor.open("/search/?q=womb").select(".app-result__title a")

    SearchWords.objects.create(everyday="womb", clinical="endometrial")
    page = visitor.open("/search/?q=womb")
    assert page.select_one(".app-result__title a").get_text().strip() == story.title
    assert "We also searched for endometrial" in page.main.get_text(" ", strip=True)
    assert not visitor.open("/search/?q=womb&exactly=1").select(".app-result__title a")


def test_the_list_is_planted_once(seeded):
    assert plant() > 100
    SearchWords.objects.first().delete()
    assert plant() == 0


def test_a_search_that_finds_nothing_corrects_itself_and_says_so(visitor):
    tell("All about chemotherapy.")
    count_words(timezone.now())
    page = visitor.open("/search/?q=cemotherapy")

    assert "We found nothing for “cemotherapy”" in page.main.get_text(" ", strip=True)
    assert len(page.select(".app-result__title a")) == 1


@pytest.mark.parametrize("name", ["searches:index", "search_reasons:index", "search_state:index"])
def test_the_desk_opens_for_an_editor(client, sign_in, name):
    tell("The porter hummed.")
    sign_in(Role.EDITOR)

    assert client.get(reverse(name), {"q": "porter"}).status_code == 200


def test_a_rebuild_that_was_asked_for_mends_and_says_when_it_was_done():
    story = StoryFactory(state=State.PUBLISHED)
    rebuilding.ask(timezone.now())
    assert SearchState.objects.now().is_rebuilding

    rebuilding.rebuild_all(timezone.now)
    assert not SearchState.objects.now().is_rebuilding
    assert SearchEntry.objects.live().filter(object_id=story.pk).exists()


def test_an_outcome_is_found_from_the_minute_of_its_date():
    now = timezone.now()
    page = ConsultationPageFactory(
        opens_at=now - timedelta(days=30),
        closes_at=now - timedelta(days=9),
        outcome_published_at=now + timedelta(minutes=1),
    )
    indexing.follow_dates(now)
    before = SearchEntry.objects.filter(object_id=page.pk).count()
    indexing.follow_dates(now + timedelta(minutes=2))

    assert (before, SearchEntry.objects.filter(object_id=page.pk).count()) == (0, 1)


def test_counting_again_where_nothing_changed_does_nothing(capsys):
    tell("The porter hummed.")
    call_command("count_search_words")
    call_command("count_search_words")

    assert capsys.readouterr().out.count("counted") == 1
