import pytest

from feedback.paper.questions import asked
from feedback.questions import QUESTIONS
from portal.accounts.models import CareSite
from tests.factories.accounts import CareSiteFactory

pytestmark = pytest.mark.django_db


def part_of(heading, number=0):
    question = next(question for question in asked() if question["heading"].startswith(heading))
    return question["parts"][number]


def test_paper_asks_every_question_of_the_website_in_its_order():
    forms = [question.form() for question in QUESTIONS]
    headings = [form.heading or str(form.fields[form.heading_field].label) for form in forms]
    assert [question["heading"] for question in asked()] == headings


def test_every_box_of_the_website_has_room_on_paper():
    names = [sum(1 for _ in question.form().fields) for question in QUESTIONS]
    assert [len(question["parts"]) for question in asked()] == names
    kinds = {part["kind"] for question in asked() for part in question["parts"]}
    assert kinds == {"lines", "line", "month", "choices"}


def test_a_list_of_hospitals_is_printed_and_that_of_practices_is_too_long():
    CareSiteFactory(name="Maidstone Hospital")
    CareSiteFactory(name="Orchard Practice", kind=CareSite.Kind.PRACTICE)
    groups = part_of("Where was it?")["groups"]
    printed = [choice["label"] for group in groups for choice in group["choices"]]
    assert "Maidstone Hospital" in printed
    assert "Orchard Practice" not in printed


def test_a_choice_that_stands_apart_is_printed_after_the_others():
    groups = part_of("Overall")["groups"]
    assert [group["name"] for group in groups] == ["", ""]
    assert groups[-1]["choices"][-1]["label"] == "I do not know"


def test_what_may_be_passed_over_says_so_once():
    for question, asked_on_paper in zip(QUESTIONS, asked(), strict=True):
        hints = " ".join([asked_on_paper["intro"], *(part["hint"] for part in asked_on_paper["parts"])])
        says_so = asked_on_paper["says_optional"] + ("leave" in hints or "or none" in hints)
        assert says_so == (0 if question.needs_answer else 1) or question.needs_answer
