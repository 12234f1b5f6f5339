import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from consultations.models import Question
from tests.factories.consultations import AnswerFactory, QuestionFactory, ResponseFactory

pytestmark = pytest.mark.django_db


def test_a_response_answers_a_question_once():
    answer = AnswerFactory()
    with pytest.raises(IntegrityError):
        AnswerFactory(response=answer.response, question=answer.question)


def test_a_submission_key_stores_one_response():
    response = ResponseFactory()
    with pytest.raises(IntegrityError):
        ResponseFactory(consultation=response.consultation, submission_key=response.submission_key)


def test_a_choice_that_was_made_cannot_go():
    question = QuestionFactory(kind=Question.Kind.ONE, choices=["Yes", "No"])
    AnswerFactory(question=question, chosen=[question.offered[0]])
    with pytest.raises(ProtectedError):
        question.offered[0].delete()


def test_a_response_is_named_without_its_words():
    response = ResponseFactory()
    assert str(response) == f"Response {response.reference}"
