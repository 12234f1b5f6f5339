import re

import pytest
from django.test import Client

from feedback import actions
from feedback.models import StoryEcho
from feedback.moderation import State
from feedback.views.echo import COOKIE
from tests.factories.feedback import StoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return StoryFactory(state=State.PUBLISHED)


def address(story):
    return f"{story.get_absolute_url()}me-too/"


def count(story):
    story.refresh_from_db()
    return story.shared_count


def test_one_press_counts_once_a_browser_and_says_so(client, visitor, story):
    for _ in range(3):
        client.post(address(story))
    assert count(story) == 1
    assert "You said that this happened to you too" in visitor.open(story.get_absolute_url()).get_text()
    Client().post(address(story))
    assert count(story) == 2


def test_what_was_said_can_be_taken_back_once(client, story):
    client.post(address(story))
    for _ in range(2):
        client.post(address(story), {"back": "1"})
    assert count(story) == 0
    assert not StoryEcho.objects.exists()


def test_a_browser_that_only_reads_is_given_no_token(client, visitor, story):
    visitor.open(story.get_absolute_url())
    assert COOKIE.name not in client.cookies


def test_the_cookie_is_signed_out_of_reach_and_for_stories_alone(client, story):
    client.post(address(story))
    cookie = client.cookies[COOKIE.name]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/feedback/stories/")
    client.cookies[COOKIE.name] = cookie.value + "x"
    client.post(address(story))
    assert count(story) == 2


def test_two_marks_of_one_browser_do_not_show_that_they_belong_together(client, story):
    other = StoryFactory(state=State.PUBLISHED)
    client.post(address(story))
    client.post(address(other))
    first, second = StoryEcho.objects.values_list("mark", flat=True)
    assert first != second
    assert COOKIE.read(_request_with(client)) not in (first, second)


def _request_with(client):
    return client.get("/feedback/stories/").wsgi_request


def test_nothing_is_said_without_the_token_of_the_form(story):
    assert Client(enforce_csrf_checks=True).post(address(story)).status_code == 403
    assert count(story) == 0


def test_the_form_itself_works_without_javascript(story):
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(story.get_absolute_url()).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    assert strict.post(address(story), {"csrfmiddlewaretoken": token}).status_code == 302
    assert count(story) == 1


@pytest.mark.parametrize("state", [state for state in State if state not in (State.PUBLISHED, State.ERASED)])
def test_nobody_presses_under_a_story_that_is_not_public(client, state):
    assert client.post(address(StoryFactory(state=state))).status_code == 404


@pytest.mark.parametrize(
    ("how_many", "says"),
    [(0, "You would be the first"), (1, "A few people"), (7, "A few people"), (8, "About 10 people")],
)
def test_a_small_number_of_people_is_not_told(visitor, how_many, says):
    story = StoryFactory(state=State.PUBLISHED, shared_count=how_many)
    form = visitor.open(story.get_absolute_url()).select_one(".app-me-too").get_text()
    assert says in form
    if 0 < how_many < 8:
        assert str(how_many) not in form


def test_a_press_too_many_is_asked_to_wait(client, story, settings):
    settings.ACCOUNT_RATE_LIMITS = {"echo": "1/m/ip"}
    client.post(address(story))
    answer = client.post(address(StoryFactory(state=State.PUBLISHED)))
    assert answer.status_code == 429


def test_the_count_follows_the_rows(story):
    actions.say_me_too(story=story, token="a", now=story.received_at)
    actions.say_me_too(story=story, token="a", now=story.received_at)
    actions.take_me_too_back(story=story, token="b")
    assert count(story) == StoryEcho.objects.count() == 1
