import pytest

from consultations.answering import RATHER_NOT
from consultations.forms import form_for, initial_for
from consultations.models import Question
from tests.factories.consultations import QuestionFactory

pytestmark = pytest.mark.django_db


def problem(form):
    return form.problems[0][1]


def test_a_text_of_more_words_than_the_limit_is_refused_with_its_count():
    form = form_for(QuestionFactory(word_limit=3))({"answer": "one two three four"})
    assert problem(form) == "Use 3 words or fewer. You have written 4."


def test_a_text_at_the_limit_is_taken():
    assert form_for(QuestionFactory(word_limit=3))({"answer": "one two\nthree"}).is_valid()


def test_one_endless_word_is_refused_too():
    assert not form_for(QuestionFactory(word_limit=3))({"answer": "a" * 91}).is_valid()


def test_a_required_question_says_what_to_do():
    form = form_for(QuestionFactory(wording="What helped?", required=True))({"answer": " "})
    assert problem(form) == "Answer this question: “What helped?”"


def test_an_optional_question_says_so_and_may_be_passed_over():
    form = form_for(QuestionFactory(wording="What helped?"))({"answer": ""})
    assert form.fields["answer"].label == "What helped? (optional)"
    assert form.is_valid()
    assert form.for_draft() == ""


def test_one_choice_is_kept_as_a_list_of_its_key():
    question = QuestionFactory(kind=Question.Kind.ONE, choices=["Yes", "No"])
    form = form_for(question)({"answer": question.offered[1].key})
    assert form.is_valid()
    assert form.for_draft() == [question.offered[1].key]


def test_an_optional_choice_can_be_taken_back():
    question = QuestionFactory(kind=Question.Kind.ONE, choices=["Yes", "No"])
    form = form_for(question)({"answer": RATHER_NOT})
    assert form.is_valid()
    assert form.for_draft() == []
    assert initial_for(question, {question.key: []}) == {"answer": RATHER_NOT}


def test_a_required_choice_cannot_be_passed_over():
    question = QuestionFactory(kind=Question.Kind.ONE, choices=["Yes", "No"], required=True)
    assert not form_for(question)({"answer": RATHER_NOT}).is_valid()


def test_what_is_not_offered_cannot_be_chosen():
    question = QuestionFactory(kind=Question.Kind.SEVERAL, choices=["Yes", "No"])
    assert problem(form_for(question)({"answer": ["other"]})) == "Choose an answer from the list"


def test_several_choices_are_kept():
    question = QuestionFactory(kind=Question.Kind.SEVERAL, choices=["A", "B", "C"])
    keys = [choice.key for choice in question.offered[:2]]
    form = form_for(question)({"answer": keys})
    assert form.is_valid()
    assert form.for_draft() == keys
