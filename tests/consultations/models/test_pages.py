from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from consultations.models import ConsultationPage
from consultations.stages import Stage
from tests.factories.consultations import NOW, ConsultationPageFactory

pytestmark = pytest.mark.django_db


def test_the_database_refuses_a_close_before_the_opening():
    page = ConsultationPageFactory()
    with pytest.raises(IntegrityError):
        ConsultationPage.objects.filter(pk=page.pk).update(closes_at=page.opens_at)


def test_the_database_refuses_an_outcome_before_the_close():
    page = ConsultationPageFactory()
    early = page.closes_at - timedelta(seconds=1)
    with pytest.raises(IntegrityError):
        ConsultationPage.objects.filter(pk=page.pk).update(outcome_published_at=early)


def test_an_outcome_without_words_cannot_be_dated():
    page = ConsultationPageFactory(stage=Stage.CLOSED)
    page.outcome_published_at = NOW
    with pytest.raises(ValidationError, match="Write the outcome"):
        page.save()


def test_the_outcome_is_due_twelve_weeks_after_closing_unless_somebody_said_otherwise():
    page = ConsultationPageFactory(closes_at=NOW + timedelta(days=20))
    assert page.outcome_due == date(2026, 9, 22)
    page.outcome_due_date = date(2026, 8, 1)
    assert page.outcome_due == date(2026, 8, 1)
