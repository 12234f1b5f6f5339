import json

import pytest

from consultations import copying
from consultations.branch_problems import problems
from consultations.copying import Unreadable
from consultations.models import ConsultationPage, Question
from tests.factories.accounts import UserFactory
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory, only_if

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    page = ConsultationPageFactory()
    where = QuestionFactory(page=page, kind=Question.Kind.ONE, choices=["Here", "There"], sort_order=0)
    QuestionFactory(
        page=page,
        kind=Question.Kind.SECTION,
        wording="If here",
        sort_order=1,
        only_if=[only_if(where, "Here")],
    )
    QuestionFactory(
        page=page, kind=Question.Kind.MATRIX, choices=["Good", "Bad"], rows=["Food", "Bed"], sort_order=2
    )
    QuestionFactory(
        page=page, kind=Question.Kind.SCALE, lowest=1, highest=7, lowest_label="Low", sort_order=3
    )
    return ConsultationPage.objects.get(pk=page.pk)


def copied(page):
    return json.loads(json.dumps(copying.to_json(page.questionnaire())))


def test_a_copy_on_another_page_asks_the_same(page):
    other = ConsultationPageFactory()
    assert copying.add_to(page=other, told=copying.read(json.dumps(copied(page))), by=UserFactory()) == 4
    other.get_latest_revision().publish()
    other = ConsultationPage.objects.get(pk=other.pk)
    assert copied(other) == copied(page)
    assert problems(other.questionnaire()) == []


def test_a_second_copy_on_the_same_page_has_keys_and_conditions_of_its_own(page):
    copying.add_to(page=page, told=copied(page), by=UserFactory())
    questions = page.get_latest_revision_as_object().questionnaire()
    assert len({question.key for question in questions}) == 8
    assert questions[5].conditions[0].about == questions[4].key
    assert problems(questions) == []


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("no json", "not a file of questions"),
        ("[]", "not a file of questions"),
        ('{"format": "questionnaire", "version": 2, "questions": []}', "newer version"),
        ('{"format": "questionnaire", "version": 1, "questions": []}', "between 1 and"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(file, said):
    with pytest.raises(Unreadable, match=said):
        copying.read(file)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "hologram"},
        {"kind": []},
        {"wording": ""},
        {"wording": 3},
        {"wording": "x" * 301},
        {"help_text": None},
        {"choices": [{"key": "a", "label": ""}]},
        {"choices": [{"key": "a", "label": "A"}, {"key": "a", "label": "B"}]},
        {"rows": "none"},
        {"only_if": [{"about": 3}]},
        {"only_if": [{"about": "a", "number": "many"}]},
        {"lowest": "1"},
        {"word_limit": 0},
    ],
)
def test_each_wrong_question_is_refused_by_its_number(page, wrong):
    told = copied(page)
    told["questions"][1].update(wrong)
    with pytest.raises(Unreadable, match="Question 2 of the file"):
        copying.read(json.dumps(told))
