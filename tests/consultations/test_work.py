from datetime import timedelta

import pytest

from consultations.stages import Stage
from consultations.work import ConsultationsAtWork
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, ConsultationPageFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def rows():
    return ConsultationsAtWork(UserFactory()).rows(NOW)


def test_what_is_owed_stands_before_what_closes_soon():
    ConsultationPageFactory(title="Soon", closes_at=NOW + 3 * DAY)
    ConsultationPageFactory(title="Owed", stage=Stage.CLOSED)
    assert [(row.label, row.note) for row in rows()] == [
        ("Owed", "Week 2 of 12, outcome due by 23 August 2026"),
        ("Soon", "3 days left"),
    ]


def test_what_is_late_is_overdue_in_words():
    ConsultationPageFactory(opens_at=NOW - 120 * DAY, closes_at=NOW - 90 * DAY)
    assert rows()[0].overdue(NOW)


def test_what_closes_later_opens_later_or_is_answered_is_no_work():
    ConsultationPageFactory(closes_at=NOW + 30 * DAY)
    ConsultationPageFactory(stage=Stage.FORTHCOMING)
    ConsultationPageFactory(stage=Stage.ANSWERED)
    assert rows() == []


@pytest.mark.parametrize("role", list(Role))
def test_only_who_runs_consultations_sees_the_list(role):
    runs = role in (Role.EDITOR, Role.ADMINISTRATOR)
    assert ConsultationsAtWork.is_for(UserFactory(role=role)) == runs
