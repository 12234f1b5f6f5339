from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.home import AllianceDocumentFactory, NewsPageFactory, StandardPageFactory

REPORT = "/admin/reports/reviews/"
pytestmark = pytest.mark.django_db


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def things():
    StandardPageFactory(title="Overdue page", review_date=in_days(-5))
    AllianceDocumentFactory(title="Document soon", review_date=in_days(20))
    NewsPageFactory(title="News later", review_date=in_days(90))
    NewsPageFactory(title="News never", review_date=None)


def shown(client, query=""):
    text = client.get(REPORT + query).text
    names = ("Overdue page", "Document soon", "News later", "News never")
    return {name for name in names if name in text}


def test_it_shows_what_is_due_soon_or_overdue_and_what_is_asked_for(client, sign_in, things):
    sign_in(Role.EDITOR)

    assert shown(client) == {"Overdue page", "Document soon"}
    assert shown(client, "?standing=later&standing=never") == {"News later", "News never"}
    assert shown(client, "?kind=home.alliancedocument") == {"Document soon"}


def test_whoever_may_not_change_pages_sees_only_what_they_keep(client, sign_in, things):
    member = sign_in(Role.MEMBER)
    StandardPageFactory(title="News later", review_date=in_days(-1), kept_by=member)

    assert shown(client, "?standing=due&standing=soon&standing=never") == {"News later"}


def test_the_export_carries_no_formula(client, sign_in):
    sign_in(Role.EDITOR)
    StandardPageFactory(title="=SUM(A1:A9)", review_date=in_days(-5))

    written = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode()

    assert "'=SUM(A1:A9)" in written


def test_one_press_reviews_it_and_leads_back(client, sign_in):
    sign_in(Role.EDITOR)
    page = StandardPageFactory(review_date=in_days(-5))
    mark = reverse("review_mark", args=["page", page.pk])

    answer = client.post(mark, {"next": f"{REPORT}?standing=due"})
    elsewhere = client.post(mark, {"next": "https://example.org/"})

    page.refresh_from_db()
    assert page.last_reviewed == timezone.localdate()
    assert answer.url == f"{REPORT}?standing=due"
    assert elsewhere.url == REPORT
    assert client.get(mark).status_code == 405


def test_a_press_of_somebody_who_may_not_changes_nothing(client, sign_in):
    sign_in(Role.MEMBER)
    page = StandardPageFactory(review_date=in_days(-5), kept_by=UserFactory())

    client.post(reverse("review_mark", args=["page", page.pk]))

    page.refresh_from_db()
    assert page.last_reviewed is None


def test_a_page_whose_day_is_past_tells_its_readers(visitor):
    stale = StandardPageFactory(review_date=in_days(-5))
    document = AllianceDocumentFactory(review_date=in_days(-1))
    fresh = StandardPageFactory(review_date=in_days(5))

    assert "We meant to check this by" in visitor.open(stale.url).get_text()
    assert "We meant to check this by" in visitor.open(document.url).get_text()
    assert "We meant to check this by" not in visitor.open(fresh.url).get_text()
