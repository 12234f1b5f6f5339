from consultations.outcome.readiness import left_to_do
from consultations.stages import Stage
from tests.factories.consultations import NOW, ConsultationPageFactory


def left(page, unread=0, promises=()):
    return left_to_do(page, {1: unread}, promises, NOW)


def test_while_it_is_open_that_is_said_first():
    assert left(ConsultationPageFactory.build(stage=Stage.OPEN))[0] == "People can still answer."


def test_unread_answers_and_an_unwritten_outcome_are_counted():
    page = ConsultationPageFactory.build(stage=Stage.CLOSED, outcome=[])

    assert left(page, unread=1200) == [
        "1,200 answers in people’s own words are not read yet.",
        "What you asked, what people said and what you did is not written yet.",
    ]


def test_an_outcome_without_a_promise_is_asked_for_one():
    page = ConsultationPageFactory.build(stage=Stage.ANSWERED)

    assert "No promise is linked" in left(page)[0]
    assert left(page, promises=["one"]) == []
