from datetime import date, datetime

import pytest
from django.utils import timezone

from home import reviewing
from portal.accounts.roles import Role
from portal.privacy.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.home import AllianceDocumentFactory, BestPracticePageFactory, StandardPageFactory

NOW = timezone.make_aware(datetime(2026, 6, 15, 10))
pytestmark = pytest.mark.django_db


def test_the_next_review_comes_after_the_same_time_as_before():
    page = StandardPageFactory(last_reviewed=date(2025, 12, 1), review_date=date(2026, 6, 1))

    reviewing.mark_reviewed(page, by=UserFactory(role=Role.EDITOR), now=NOW)

    page.refresh_from_db()
    assert (page.last_reviewed, page.review_date) == (date(2026, 6, 15), date(2026, 12, 14))
    assert AuditEntry.objects.about(page).get().action == "reviewed, no change"


def test_without_dates_it_comes_in_a_year_and_said_twice_it_is_written_down_once():
    document, editor = AllianceDocumentFactory(), UserFactory(role=Role.EDITOR)

    for _ in range(2):
        reviewing.mark_reviewed(document, by=editor, now=NOW)

    document.refresh_from_db()
    assert document.review_date == date(2027, 6, 15)
    assert AuditEntry.objects.about(document).count() == 1


def test_a_draft_that_is_published_later_does_not_bring_the_former_day_back():
    page = BestPracticePageFactory(review_date=date(2026, 6, 1), last_reviewed=date(2025, 6, 1))
    page.cost = "A new price"
    draft = page.save_revision()

    reviewing.mark_reviewed(page, by=UserFactory(role=Role.EDITOR), now=NOW)
    draft.refresh_from_db()
    draft.publish()

    page.refresh_from_db()
    assert (page.cost, page.review_date) == ("A new price", date(2027, 6, 15))


def test_the_owner_may_say_so_and_a_member_who_is_not_may_not():
    owner = UserFactory(role=Role.MEMBER)
    page = StandardPageFactory(kept_by=owner)

    with pytest.raises(reviewing.MayNotReview):
        reviewing.mark_reviewed(page, by=UserFactory(role=Role.MEMBER), now=NOW)
    reviewing.mark_reviewed(page, by=owner, now=NOW)

    assert page.last_reviewed == date(2026, 6, 15)
