from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from home import reviews
from portal.accounts.roles import Role
from tests.factories.home import AllianceDocumentFactory, NewsPageFactory, StandardPageFactory

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def titles(on=TODAY, most=10):
    return [title for _, _, title, _ in reviews.due(on, most)]


def test_pages_and_documents_whose_day_has_come_stand_longest_overdue_first():
    StandardPageFactory(title="Today", review_date=TODAY)
    AllianceDocumentFactory(title="Document", review_date=TODAY - DAY)
    NewsPageFactory(title="News", review_date=TODAY - 2 * DAY)
    StandardPageFactory(title="Tomorrow", review_date=TODAY + DAY)
    StandardPageFactory(title="Never")

    assert titles() == ["News", "Document", "Today"]


def test_what_is_not_published_is_not_due():
    StandardPageFactory(review_date=TODAY, live=False)

    assert titles() == []


def test_a_long_list_is_cut_and_asked_for_in_one_query(django_assert_num_queries):
    for number in range(4):
        StandardPageFactory(title=f"Page {number}", review_date=TODAY - number * DAY)

    with django_assert_num_queries(1):
        assert titles(most=2) == ["Page 3", "Page 2"]


def test_an_editor_sees_it_on_the_first_screen_and_a_moderator_does_not(client, sign_in):
    StandardPageFactory(title="About our clinics", review_date=timezone.localdate() - 3 * DAY)

    sign_in(Role.EDITOR)
    assert "About our clinics" in client.get(reverse("wagtailadmin_home")).text
    client.logout()
    sign_in(Role.MODERATOR)
    assert "About our clinics" not in client.get(reverse("wagtailadmin_home")).text
