import pytest
from django.urls import reverse

from consultations.models import Question
from portal.accounts.roles import Role
from tests.factories.consultations import (
    AnswerFactory,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseFactory,
)

pytestmark = pytest.mark.django_db
READERS = [Role.EDITOR, Role.ANALYST, Role.ADMINISTRATOR]
OTHERS = [role for role in Role if role not in READERS]


@pytest.fixture
def page():
    page = ConsultationPageFactory(title="Where?")
    QuestionFactory(page=page, wording="Why?", sort_order=0)
    QuestionFactory(
        page=page, wording="How?", kind=Question.Kind.SEVERAL, choices=["Bus", "Train"], sort_order=1
    )
    return page


@pytest.fixture
def response(page):
    why, how = page.asked()
    response = ResponseFactory(consultation=page)
    AnswerFactory(question=why, response=response, text="=1+1")
    AnswerFactory(question=how, response=response, chosen=how.offered)
    return response


def at(name, *args):
    return reverse(f"consultation_answers:{name}", args=args)


def addresses(page, response):
    return [
        at("index"),
        at("responses", page.pk),
        at("response", page.pk, response.reference),
    ]


@pytest.mark.parametrize("role", READERS)
def test_whoever_may_see_answers_reads_them(client, sign_in, page, response, role):
    sign_in(role)
    for address in addresses(page, response):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_reads_answers(client, sign_in, page, response, role):
    sign_in(role)
    for address in addresses(page, response):
        assert client.get(address).status_code in (302, 403)


def test_answers_are_changed_by_nobody(client, sign_in, page, response):
    sign_in(Role.ADMINISTRATOR)
    for address in addresses(page, response):
        assert client.post(address).status_code == 405


def test_a_response_is_read_with_its_questions(client, sign_in, page, response):
    sign_in(Role.ANALYST)
    text = client.get(at("response", page.pk, response.reference)).content.decode()
    for words in ("Why?", "=1+1", "How?", "Bus", "Train"):
        assert words in text


def test_a_response_stands_under_its_own_consultation_only(client, sign_in, response):
    sign_in(Role.ANALYST)
    other = ConsultationPageFactory()
    assert client.get(at("response", other.pk, response.reference)).status_code == 404


@pytest.mark.parametrize("number", [2, 20])
def test_the_lists_cost_the_same_however_many_there_are(
    client, sign_in, django_assert_max_num_queries, number
):
    sign_in(Role.ANALYST)
    pages = [ConsultationPageFactory() for _ in range(number)]
    for _ in range(number):
        ResponseFactory(consultation=pages[0])
    client.get(at("index"))
    for address in (at("index"), at("responses", pages[0].pk)):
        with django_assert_max_num_queries(16):
            client.get(address)
