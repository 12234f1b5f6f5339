from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from portal.accounts.roles import Role
from portal.accounts.work_list import WorkList, WorkRow
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


class Letters(WorkList):
    title = "Letters to answer"
    permission = "feedback.moderate_story"
    empty = "No letter is waiting."

    def rows(self, now):
        return [
            WorkRow("About the car park", "/letter/1/", since=now - timedelta(days=5)),
            WorkRow("About a nurse", "/letter/2/", due=now - timedelta(days=2), note="from Dover"),
        ]


class NoLetters(Letters):
    def rows(self, now):
        return []


def offered_to(role, work_list=Letters):
    request = RequestFactory().get("/admin/")
    request.user = UserFactory(role=role)
    panels = []
    work_list.offer(request, panels)
    return panels


def rendered(work_list):
    [panel] = offered_to(Role.MODERATOR, work_list)
    return panel.render_html({})


def test_a_list_is_offered_to_whoever_may_do_the_work():
    assert len(offered_to(Role.MODERATOR)) == 1


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MEMBER, Role.LEAD, Role.ANALYST, Role.PARTNER])
def test_no_role_sees_the_list_of_another(role):
    assert offered_to(role) == []


def test_each_row_leads_to_the_work_and_says_how_long_it_waits():
    page = rendered(Letters)
    assert '<a href="/letter/1/">About the car park</a>' in page
    assert "5 days" in page


def test_what_is_late_says_so_in_words():
    assert "overdue by 2 days" in rendered(Letters)


def test_a_note_stands_in_place_of_the_age():
    assert "from Dover" in rendered(Letters)


def test_an_empty_list_is_a_sentence():
    assert "No letter is waiting." in rendered(NoLetters)


def test_two_lists_on_one_page_have_ids_of_their_own():
    assert 'id="letters' in rendered(Letters)
    assert 'id="noletters' in rendered(NoLetters)
