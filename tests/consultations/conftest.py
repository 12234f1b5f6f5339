import pytest
from django.core.cache import cache
from django.utils import timezone

from consultations.models import Question
from consultations.stages import Stage
from portal.guarding import EmptyTrap, UnhurriedPress
from tests.factories.consultations import (
    NOW,
    AnswerFactory,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseFactory,
)

COUNTS = {"Margate": 25, "Dover": 12}
UNHURRIED = {**EmptyTrap().test_data(), **UnhurriedPress().test_data()}


@pytest.fixture(autouse=True)
def no_rate_yet():
    """Rate limits count in the cache, and every test is a new day."""
    cache.clear()


@pytest.fixture
def clock(monkeypatch):
    """clock(moment): from then on it is that moment everywhere. It starts at NOW."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to


@pytest.fixture
def answered(db):
    """A consultation whose outcome is public, with 37 answers to a choice and 10 in people's own words."""
    page = ConsultationPageFactory(stage=Stage.ANSWERED, title="Where should the clinic be?", slug="clinic")
    where = QuestionFactory(page=page, kind=Question.Kind.ONE, wording="Which town?", choices=list(COUNTS))
    why = QuestionFactory(page=page, wording="Why?")
    for label, count in COUNTS.items():
        choice = where.choices.get(label=label)
        for number in range(count):
            response = ResponseFactory(consultation=page, submitted_at=page.opens_at)
            AnswerFactory(response=response, question=where, chosen=[choice])
            if label == "Dover" and number < 10:
                AnswerFactory(response=response, question=why, text="It is by the station.")
    return page
