"""Twenty people send in the same moment: half of them just before the end of the grace, half at the end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from consultations import actions
from consultations.models import Answer, Response, ResponseDraft
from consultations.stages import LONDON
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory, ResponseDraftFactory

PEOPLE = 20
GRACE = timedelta(minutes=15)
SECOND = timedelta(seconds=1)
TICK = timedelta(microseconds=1)
CLOSES = {
    "the clocks go forward": datetime(2026, 3, 29, 2, 0, tzinfo=LONDON),
    "the clocks go back, in the second of the two hours": datetime(
        2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1
    ),
    "leap day": datetime(2028, 2, 29, 23, 59, tzinfo=LONDON),
    "the year ends": datetime(2027, 1, 1, 0, 0, tzinfo=LONDON),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("closes", CLOSES.values(), ids=CLOSES.keys())
def test_who_sends_in_time_is_heard_and_who_does_not_keeps_the_words(closes, settings):
    settings.CONSULTATION_GRACE_MINUTES = GRACE.seconds // 60
    closes = closes.astimezone(UTC)
    page = ConsultationPageFactory(opens_at=closes - timedelta(days=7), closes_at=closes)
    why = QuestionFactory(page=page)
    begun = {"started_at": closes - SECOND, "touched_at": closes - SECOND, "consultation": page}
    drafts = [ResponseDraftFactory(answers={why.key: f"Far {n}"}, **begun) for n in range(PEOPLE)]
    end = closes + GRACE
    told = all_at_once([(draft, end if n % 2 else end - TICK) for n, draft in enumerate(drafts)])
    assert told == ["sent", "too late"] * (PEOPLE // 2)
    assert Response.objects.count() == Answer.objects.count() == PEOPLE // 2
    kept = {draft.answers[why.key] for draft in ResponseDraft.objects.all()}
    assert kept == {f"Far {n}" for n in range(1, PEOPLE, 2)}


@pytest.mark.django_db(transaction=True)
def test_one_person_who_presses_many_times_is_heard_once():
    why = QuestionFactory()
    draft = ResponseDraftFactory(consultation=why.page, answers={why.key: "Far"})
    moment = draft.started_at
    assert set(all_at_once([(draft, moment)] * PEOPLE)) == {"sent"}
    assert Response.objects.count() == Answer.objects.count() == 1


def all_at_once(sendings):
    """What became of each (draft, moment), in their order, every one in a connection of its own."""
    gate = Barrier(len(sendings))

    def send(sending):
        draft, moment = sending
        gate.wait()
        try:
            actions.send(draft=ResponseDraft(pk=draft.pk, **fields_of(draft)), now=moment)
            return "sent"
        except actions.TooLate:
            return "too late"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(sendings)) as people:
        return list(people.map(send, sendings))


def fields_of(draft):
    return {
        "consultation": draft.consultation,
        "answers": draft.answers,
        "started_at": draft.started_at,
        "touched_at": draft.touched_at,
    }
