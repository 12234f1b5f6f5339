from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.accounts.roles import Role
from tests.factories.feedback import StoryConcernFactory, StoryFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def first_screen(client):
    def panels():
        page = BeautifulSoup(client.get("/admin/").content, "html.parser")
        return page.main.get_text(" ", strip=True)

    return panels


def waiting(days, **more):
    return StoryFactory(received_at=timezone.now() - timedelta(days=days), **more)


def test_the_first_screen_counts_what_waits_and_what_is_late(first_screen, sign_in):
    sign_in(Role.MODERATOR)
    waiting(60), waiting(0)
    assert "2 stories wait, 1 overdue" in first_screen()
    assert "overdue by" in first_screen()


def test_what_is_held_is_listed_apart_with_how_long(first_screen, sign_in):
    sign_in(Role.MODERATOR)
    story = waiting(3)
    StoryConcernFactory(story=story, raised_at=story.received_at)
    assert f"Story {story.reference}: self-harm or suicide 3 days overdue by 2 days" in first_screen()


def test_nobody_finds_the_stories_of_others_on_their_first_screen(first_screen, sign_in):
    mine = TumourSiteFactory()
    waiting(0, title="Mine", tumour_sites=[mine]), waiting(0, title="Not mine")
    sign_in(Role.MODERATOR).tumour_groups.add(mine.group)
    screen = first_screen()
    assert "1 story waits" in screen and "Mine" in screen and "Not mine" not in screen


@pytest.mark.parametrize("role", [Role.LEAD, Role.ANALYST, Role.EDITOR])
def test_whoever_does_not_moderate_has_no_such_list(first_screen, sign_in, role):
    waiting(0, title="A story that waits")
    sign_in(role)
    assert "A story that waits" not in first_screen() and "Held for safeguarding" not in first_screen()


def test_the_first_screen_asks_the_database_the_same_for_two_and_for_ten(client, sign_in):
    sign_in(Role.MODERATOR)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get("/admin/")
        return len(asked)

    StoryConcernFactory.create_batch(2)
    queries()
    few = queries()
    StoryConcernFactory.create_batch(8)
    assert queries() == few
