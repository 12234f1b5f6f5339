from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from feedback.models import ConcernKind
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryConcernFactory, StoryFactory, on_duty_for_safeguarding
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/stories/concerns/"


@pytest.fixture
def listed(client):
    def rows(**query):
        page = BeautifulSoup(client.get(ADDRESS, query).content, "html.parser")
        return [row.get_text(" ", strip=True) for row in page.select("tbody tr")]

    return rows


def concern(days, **more):
    return StoryConcernFactory(raised_at=timezone.now() - timedelta(days=days), **more)


def test_what_is_open_is_listed_the_longest_first_with_its_age(listed, sign_in):
    sign_in(Role.MODERATOR)
    young, old = concern(1), concern(3, kind=ConcernKind.ABUSE, cue="neglect")
    rows = listed()
    assert rows[0] == f"Story {old.story.reference} Abuse or neglect A cue: neglect 3 days Nothing yet"
    assert young.story.reference in rows[1]


def test_what_is_settled_is_shown_when_asked_for(listed, sign_in):
    sign_in(Role.MODERATOR)
    concern(2, settled_at=timezone.now() + timedelta(minutes=1), outcome="I rang the ward.")
    assert listed() == []
    assert "2 days I rang the ward." in listed(settled="settled")[0]


def test_the_lead_sees_what_is_held_whatever_their_cancer_and_others_only_their_own(listed, sign_in):
    mine = TumourSiteFactory()
    concern(1), concern(1, story=StoryFactory(tumour_sites=[mine]))
    lead = sign_in(Role.MODERATOR)
    lead.tumour_groups.add(mine.group)
    on_duty_for_safeguarding(UserFactory(role=Role.MODERATOR))
    assert len(listed()) == 1
    on_duty_for_safeguarding(lead)
    assert len(listed()) == 2


def test_the_page_says_who_is_on_duty(client, sign_in):
    on_duty_for_safeguarding(sign_in(Role.MODERATOR), UserFactory(role=Role.ADMINISTRATOR, last_name="Hythe"))
    assert "Test Hythe" in client.get(ADDRESS).content.decode()


def test_the_list_costs_the_same_for_two_and_for_twenty(client, sign_in):
    sign_in(Role.MODERATOR)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(ADDRESS)
        return len(asked)

    StoryConcernFactory.create_batch(2)
    queries()
    few = queries()
    StoryConcernFactory.create_batch(18)
    assert queries() == few
