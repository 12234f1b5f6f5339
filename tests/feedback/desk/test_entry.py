import uuid

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from feedback import actions
from feedback.consent import Consent
from feedback.models import Seriousness, Story, StoryReceipt
from feedback.moderation import MoveRefused, State
from portal.accounts.roles import Role
from portal.privacy.receipts import WORDS
from tests.factories.accounts import CareSiteFactory, UserFactory
from tests.factories.feedback import StoryFactory
from tests.factories.taxonomy import PathwayStageFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/entries/add/"


@pytest.fixture
def typist(sign_in):
    return sign_in(Role.MODERATOR)


@pytest.fixture
def site():
    return TumourSiteFactory(name="Bowel cancer", slug="bowel")


def typed(**more):
    told = {
        "key": uuid.uuid4(),
        "source": "paper",
        "helped_by": "daughter",
        "good": "The nurse rang.",
        "better": "The letter was late.",
        "site": "bowel",
        "told_by": "patient",
        "happened_month_month": "3",
        "happened_month_year": "2026",
        "rating": "2",
        "consent": Consent.PUBLISH,
    }
    return {**told, **more}


def words_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())


def card(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [item.get_text(strip=True) for item in page.select(".desk__receipt li")]


def test_everything_that_the_website_asks_can_be_typed_in(client, typist, site):
    place, stage = CareSiteFactory(), PathwayStageFactory(slug="tests")
    client.post(ADD, typed(care_site=place.pk, stages=[stage.slug], age="45_54"))
    story = Story.objects.get()
    assert (story.source, story.entered_by, story.helped_by) == ("paper", typist, "daughter")
    assert (story.care_site, story.organisation) == (place, place.organisation)
    assert list(story.tumour_sites.all()) == [site] and list(story.stages.all()) == [stage]
    assert (story.rating, story.happened_month.isoformat()) == (2, "2026-03-01")
    assert "What was good\nThe nurse rang." in story.words
    assert story.equality.age == "45_54"
    assert story.steps.get().by == typist


def test_what_is_missing_is_said_in_words_and_what_was_typed_stays(client, typist, site):
    answer = client.post(ADD, typed(good="", better="", told_by="", source=""))
    words = words_of(answer)
    assert answer.status_code == 422
    assert "Nothing is stored yet" in words
    for problem in (
        "Write what happened in one of the three boxes",
        "Choose who you are",
        "Choose how it came",
    ):
        assert problem in words
    assert 'value="daughter"' in answer.content.decode()
    assert not Story.objects.exists()


def test_sending_twice_stores_once(client, typist, site):
    told = typed(wants_words="on")
    first, second = (client.post(ADD, told, follow=True) for _ in range(2))
    assert Story.objects.count() == 1
    assert card(first) == card(second)


def test_the_author_s_receipt_words_are_shown_once_and_open_the_story(client, typist, site):
    shown = card(client.post(ADD, typed(wants_words="on"), follow=True))
    assert len(shown) == 5 and set(shown) <= set(WORDS)
    story = Story.objects.get()
    assert StoryReceipt.objects.opened_by(" ".join(shown)).story == story
    added = reverse("entries:added", args=[story.pk])
    client.post(added)
    assert card(client.get(added)) == []


def test_each_author_is_given_words_of_their_own(client, typist, site):
    first, second = (card(client.post(ADD, typed(wants_words="on"), follow=True)) for _ in range(2))
    assert first != second
    assert StoryReceipt.objects.count() == 2


def test_nobody_else_sees_the_page_with_the_words(client, typist, site, sign_in):
    client.post(ADD, typed(wants_words="on"))
    story = Story.objects.get()
    sign_in(Role.MODERATOR)
    assert client.get(reverse("entries:added", args=[story.pk])).status_code == 404


def test_whoever_wants_to_see_the_words_first_needs_words_to_come_back_with(client, typist, site):
    answer = client.post(ADD, typed(consent=Consent.AFTER_SEEN))
    assert "needs receipt words" in words_of(answer)
    assert not Story.objects.exists()


def test_whoever_typed_it_in_does_not_compare_it(client, typist, site):
    client.post(ADD, typed())
    story = Story.objects.get()
    look = reverse("entries:look", args=[story.pk])
    assert "Somebody else compares it" in words_of(client.get(look))
    assert client.post(look, {"version": story.version}).status_code == 422
    story.refresh_from_db()
    assert story.checked_at is None


def test_a_second_person_finds_it_on_the_first_screen_and_says_that_it_is_the_same(
    client, typist, site, sign_in
):
    client.post(ADD, typed())
    story = Story.objects.get()
    second = sign_in(Role.MODERATOR)
    look = reverse("entries:look", args=[story.pk])
    assert look in client.get("/admin/").content.decode()
    assert "The letter was late." in words_of(client.get(look))
    client.post(look, {"version": story.version})
    story.refresh_from_db()
    assert story.checked_by == second
    assert look not in client.get("/admin/").content.decode()


def test_what_changed_meanwhile_is_looked_at_again(client, typist, site, sign_in):
    client.post(ADD, typed())
    story = Story.objects.get()
    sign_in(Role.MODERATOR)
    stale = client.post(reverse("entries:look", args=[story.pk]), {"version": story.version + 1})
    assert "Somebody else changed this" in words_of(stale)


def test_nothing_from_paper_is_published_before_the_second_look(typist, site):
    story = StoryFactory(
        source="paper", state=State.IN_REVIEW, seriousness=Seriousness.LOW, entered_by=typist
    )
    now = story.received_at
    with pytest.raises(MoveRefused, match="A second person compares it"):
        actions.publish(story=story, by=typist, version=1, now=now)
    looked = actions.second_look(story=story, by=UserFactory(role=Role.MODERATOR), version=1, now=now)
    assert actions.publish(story=looked, by=typist, version=2, now=now).is_published


def test_the_database_itself_refuses_what_came_on_paper_without_a_second_look():
    with pytest.raises(IntegrityError, match="story_typed_in_published"), transaction.atomic():
        StoryFactory(source="phone", state=State.PUBLISHED)


def test_the_database_itself_refuses_a_second_look_of_the_same_person(typist):
    with pytest.raises(IntegrityError, match="story_checked_by_another"), transaction.atomic():
        StoryFactory(source="phone", entered_by=typist, checked_by=typist)


def test_what_its_author_typed_needs_no_second_look(client, typist):
    story = StoryFactory()
    assert client.get(reverse("entries:look", args=[story.pk])).status_code == 404
    with pytest.raises(MoveRefused, match="Its author typed it"):
        actions.second_look(story=story, by=typist, version=1, now=story.received_at)


def test_the_list_asks_the_database_the_same_for_two_rows_and_for_twenty(client, typist):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("entries:index")).status_code == 200
        return len(asked)

    def fill(many):
        for _ in range(many):
            StoryFactory(source="paper", entered_by=UserFactory())

    fill(2)
    queries()
    few = queries()
    fill(18)
    assert queries() == few
