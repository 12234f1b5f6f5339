import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from consultations.models import FrozenFigures, Response
from consultations.outcome.answers import digest_of_answers
from consultations.outcome.freezing import CannotFreeze, freeze, freeze_what_is_due
from consultations.outcome.lines import digest_of
from consultations.stages import Stage
from portal.privacy.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, ConsultationPageFactory

pytestmark = pytest.mark.django_db


def test_what_is_frozen_has_the_exact_figures_the_public_ones_and_their_hash(answered):
    frozen = freeze(consultation=answered, by=None, now=NOW)
    shown = {line.figure: line.people for line in frozen.lines}

    assert frozen.counted["q1.1.1"] == 25 and frozen.counted["q2"] == 10
    assert shown["all"] == 35 and shown["q1.1.1"] == 25
    assert frozen.digest == digest_of(frozen.lines)
    assert AuditEntry.objects.filter(action="froze the figures").exists()


def test_an_answer_that_is_taken_back_later_changes_nothing_that_is_frozen(answered):
    freeze(consultation=answered, by=None, now=NOW)
    Response.objects.update(withdrawn_at=NOW)

    assert answered.frozen().counted["all"] == 37


def test_a_correction_is_another_edition_and_says_why(answered):
    freeze(consultation=answered, by=None, now=NOW)
    with pytest.raises(CannotFreeze, match="Say why"):
        freeze(consultation=answered, by=None, now=NOW, reason=" ")
    second = freeze(consultation=answered, by=UserFactory(), now=NOW, reason="Ten answers came by post.")

    assert second.edition == 2
    assert answered.frozen() == second


def test_figures_are_not_frozen_while_people_can_answer():
    page = ConsultationPageFactory(stage=Stage.OPEN)

    with pytest.raises(CannotFreeze, match="can still answer"):
        freeze(consultation=page, by=None, now=NOW)


def test_the_database_keeps_no_correction_without_a_reason(answered):
    frozen = freeze(consultation=answered, by=None, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        FrozenFigures.objects.filter(pk=frozen.pk).update(edition=2)


def test_the_clock_freezes_what_is_public_once(answered):
    ConsultationPageFactory(stage=Stage.CLOSED)

    assert freeze_what_is_due(NOW) == 1
    assert freeze_what_is_due(NOW) == 0


def test_publishing_an_outcome_freezes_its_figures(answered):
    answered.outcome_published_at = timezone.now()
    answered.save_revision().publish()

    assert answered.frozen().counted["all"] == 37


def test_the_hash_of_the_answers_changes_with_any_of_them(answered):
    before = digest_of_answers(answered)
    assert digest_of_answers(answered) == before
    answer = answered.questions.last().answers.first()
    answer.text = "It is by the sea."
    answer.save()

    assert digest_of_answers(answered) != before
