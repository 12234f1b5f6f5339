from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from home.happenings import What, happenings
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.consultations import ConsultationPageFactory
from tests.factories.home import (
    AllianceDocumentFactory,
    KeptPromiseFactory,
    PromiseFactory,
    StandardPageFactory,
)
from tests.factories.taxonomy import PrioritySetFactory

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)


def found(role=Role.EDITOR):
    rows = happenings(UserFactory(role=role), FIRST, LAST)
    return [(each.day, each.what, each.title) for each in rows]


def test_everything_that_opens_closes_and_is_due_stands_on_its_day():
    ConsultationPageFactory(
        title="Waiting rooms",
        opens_at=datetime(2026, 6, 3, 9, tzinfo=LONDON),
        closes_at=datetime(2026, 6, 29, 17, tzinfo=LONDON),
        outcome_due_date=date(2026, 6, 30),
    )
    StandardPageFactory(title="About", review_date=date(2026, 6, 12))
    AllianceDocumentFactory(title="Leaflet", review_date=date(2026, 6, 1))
    PromiseFactory(we_did="Letters leave sooner.", due_date=date(2026, 6, 20))
    PrioritySetFactory(name="Next priorities", valid_from=date(2026, 6, 15))

    assert found() == [
        (date(2026, 6, 1), What.REVIEW, "Leaflet"),
        (date(2026, 6, 3), What.OPENS, "Waiting rooms"),
        (date(2026, 6, 12), What.REVIEW, "About"),
        (date(2026, 6, 15), What.BEGINS, "Next priorities"),
        (date(2026, 6, 20), What.DUE, "Letters leave sooner."),
        (date(2026, 6, 29), What.CLOSES, "Waiting rooms"),
        (date(2026, 6, 30), What.DUE, "Waiting rooms"),
    ]


def test_what_is_kept_or_lies_outside_of_the_days_is_left_out():
    KeptPromiseFactory(due_date=date(2026, 6, 20))
    StandardPageFactory(review_date=date(2026, 7, 1))
    AllianceDocumentFactory(review_date=date(2026, 5, 31))

    assert found() == []


def test_pages_that_go_live_and_come_down_by_themselves_are_there():
    page = StandardPageFactory(title="Summer", expire_at=datetime(2026, 6, 30, 23, 30, tzinfo=LONDON))
    later = StandardPageFactory(title="News to come", live=False)
    later.go_live_at = timezone.now() + timedelta(days=1)
    later.save_revision().publish()
    days = happenings(
        UserFactory(role=Role.EDITOR), timezone.localdate(), timezone.localdate(later.go_live_at)
    )

    assert (What.GOES_LIVE, "News to come") in [(each.what, each.title) for each in days]
    assert (date(2026, 6, 30), What.COMES_DOWN, page.title) in found()


def test_nobody_sees_what_they_may_not_change():
    PromiseFactory(due_date=date(2026, 6, 20))
    StandardPageFactory(review_date=date(2026, 6, 12))

    assert found(Role.ANALYST) == []
