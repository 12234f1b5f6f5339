from datetime import date, timedelta

import pytest
from django.core import mail

from consultations import owing
from consultations.stages import Stage
from tests.background import do_background_work
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, ConsultationPageFactory

DUE = date(2026, 9, 22)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days_before", "is_due"),
    [
        (29, False),
        (28, True),
        (14, True),
        (7, True),
        (1, True),
        (0, True),
        (-1, False),
        (-7, True),
        (-14, True),
    ],
)
def test_reminders_come_before_on_and_after_the_day(days_before, is_due):
    assert owing.is_reminder_day(DUE, DUE - days_before * DAY) == is_due


@pytest.mark.django_db
def test_whoever_answers_for_it_is_written_to_once_a_day():
    keeper = UserFactory()
    ConsultationPageFactory(stage=Stage.CLOSED, kept_by=keeper, outcome_due_date=NOW.date() + 7 * DAY)
    ConsultationPageFactory(stage=Stage.CLOSED, kept_by=keeper, outcome_due_date=NOW.date() + 6 * DAY)
    assert [owing.remind(NOW), owing.remind(NOW)] == [1, 0]
    do_background_work()
    (letter,) = mail.outbox
    assert letter.to == [keeper.email]
    assert "Outcome due by 17 June 2026" in letter.body
