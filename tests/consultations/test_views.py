from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import PageViewRestriction

from consultations.models import Question, Response, ResponseDraft
from consultations.stages import Stage
from tests.factories.consultations import NOW, ConsultationPageFactory, QuestionFactory

from .conftest import UNHURRIED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
GRACE = timedelta(minutes=settings.CONSULTATION_GRACE_MINUTES)


@pytest.fixture
def page():
    page = ConsultationPageFactory(title="Where should the clinic be?")
    QuestionFactory(page=page, kind=Question.Kind.ONE, choices=["Yes", "No"], required=True, sort_order=0)
    QuestionFactory(page=page, wording="What helped?", word_limit=5, sort_order=1)
    return page


def at(name, page, *more):
    return reverse(f"consultations:{name}", args=[page.pk, *more])


def asked(page):
    return page.asked()


def answer(visitor, question, given, *, change=False, **more):
    """Send the page of one question."""
    address = at("question", question.page, question.key) + ("?check" if change else "")
    return visitor.send(address, {f"{question.key}-answer": given}, **more)


def answer_all(visitor, page, text="A bus", publish="no"):
    """Begin, answer both questions, say how they may be used, and hand back the page to check them on."""
    first, second = asked(page)
    visitor.send(at("start", page), {})
    answer(visitor, first, first.offered[0].key)
    answer(visitor, second, text)
    return visitor.send(at("about", page), {"whose": "mine", "publish": publish})


def test_looking_at_the_start_keeps_nothing(visitor, page):
    assert "Before you answer" in visitor.open(at("start", page)).h1.get_text()
    assert not ResponseDraft.objects.exists()
    assert "answers" not in visitor.client.cookies


def test_a_person_answers_one_question_a_page_checks_and_sends(visitor, page):
    check = answer_all(visitor, page)
    assert "A bus" in check.main.get_text()
    receipt = visitor.send(at("check", page), UNHURRIED)
    response = Response.objects.get()
    assert receipt.h1.get_text() == "We have your answers"
    assert response.reference in receipt.main.get_text()
    assert response.submitted_at == NOW


def test_going_back_shows_what_was_answered(visitor, page):
    answer_all(visitor, page, "A bus")
    first, second = asked(page)
    assert "A bus" in visitor.open(at("question", page, second.key)).textarea.get_text()
    chosen = visitor.open(at("question", page, first.key)).find("input", checked=True)
    assert chosen["value"] == first.offered[0].key


def test_changing_an_answer_leads_back_to_the_check(visitor, page):
    answer_all(visitor, page)
    first, _ = asked(page)
    check = answer(visitor, first, first.offered[1].key, change=True)
    assert "Check your answers" in check.h1.get_text()
    assert "No" in check.main.dd.get_text()


def test_too_many_words_are_shown_again_and_not_kept(visitor, page):
    _, second = asked(page)
    visitor.send(at("start", page), {})
    again = answer(visitor, second, "one two three four five six")
    assert "one two three four five six" in again.textarea.get_text()
    assert again.title.get_text().startswith("Error: ")
    assert ResponseDraft.objects.get().answers == {}


def test_pressing_send_twice_shows_the_same_receipt(visitor, page):
    answer_all(visitor, page)
    first = visitor.send(at("check", page), UNHURRIED)
    second = visitor.send(at("check", page), UNHURRIED)
    assert Response.objects.count() == 1
    assert first.main.get_text() == second.main.get_text()


def test_a_second_person_at_the_same_device_sends_a_second_response(visitor, page):
    for _ in range(2):
        answer_all(visitor, page)
        visitor.send(at("check", page), UNHURRIED)
    assert Response.objects.count() == 2


def test_a_required_question_left_open_is_named_at_the_end(visitor, page):
    _, second = asked(page)
    visitor.send(at("start", page), {})
    answer(visitor, second, "A bus")
    visitor.send(at("about", page), {"whose": "mine", "publish": "no"})
    check = visitor.send(at("check", page), UNHURRIED)
    assert "before you send" in check.select_one(".nhsuk-error-summary").get_text()
    assert not Response.objects.exists()


def test_a_machine_that_fills_the_trap_sends_nothing(visitor, page):
    answer_all(visitor, page)
    visitor.send(at("check", page), {**UNHURRIED, "website": "http://spam.example"})
    assert not Response.objects.exists()
    assert ResponseDraft.objects.exists()


def test_begun_answers_can_be_carried_on_or_deleted(visitor, page):
    answer_all(visitor, page)
    start = visitor.open(at("start", page))
    assert at("about", page) in [link["href"] for link in start.main.find_all("a")]
    visitor.send(at("start", page), {})
    assert ResponseDraft.objects.get().answers == {}


def test_leaving_deletes_the_answers_and_the_cookie(visitor, page):
    answer_all(visitor, page)
    visitor.client.post(at("forget", page))
    assert not ResponseDraft.objects.exists()
    assert visitor.client.cookies["answers"].value == ""


def test_who_began_before_the_close_may_finish_within_the_grace(visitor, page, clock):
    clock(page.closes_at - timedelta(seconds=1))
    answer_all(visitor, page)
    clock(page.closes_at + GRACE - timedelta(seconds=1))
    visitor.send(at("check", page), UNHURRIED)
    assert Response.objects.exists()


def test_late_answers_are_refused_and_shown_to_be_copied(visitor, page, clock):
    answer_all(visitor, page, "A bus that waits")
    clock(page.closes_at + GRACE)
    refused = visitor.send(at("check", page), UNHURRIED, status=410)
    assert "A bus that waits" in refused.main.get_text()
    assert not Response.objects.exists()


def test_the_answer_on_the_page_that_came_too_late_is_shown_too(visitor, page, clock):
    _, second = asked(page)
    visitor.send(at("start", page), {})
    clock(page.closes_at + GRACE)
    words = "far more words than the limit allows, and none of them lost"
    refused = answer(visitor, second, words, status=410)
    assert words in refused.main.get_text()


def test_nobody_begins_after_the_close(visitor, page, clock):
    clock(page.closes_at)
    assert visitor.send(at("start", page), {}).h1.get_text().endswith(page.title)
    assert not ResponseDraft.objects.exists()


def test_a_key_that_was_tampered_with_is_nobodys(visitor, page):
    answer_all(visitor, page)
    signed = visitor.client.cookies["answers"].value
    visitor.client.cookies["answers"] = f"00000000-0000-4000-8000-000000000000{signed[36:]}"
    assert "Before you answer" in visitor.open(at("check", page)).h1.get_text()


def test_the_key_of_one_consultation_opens_no_other(visitor, page):
    other = ConsultationPageFactory()
    QuestionFactory(page=other)
    answer_all(visitor, page)
    signed = visitor.client.cookies["answers"].value
    visitor.client.cookies.clear()
    visitor.client.cookies["answers"] = signed
    assert "Before you answer" in visitor.open(at("check", other)).h1.get_text()


def test_words_written_without_a_draft_are_given_back(visitor, page):
    _, second = asked(page)
    lost = answer(visitor, second, "Please keep this", status=410)
    assert "Please keep this" in lost.main.get_text()


def test_markup_in_an_answer_is_shown_as_it_was_typed(visitor, page):
    check = answer_all(visitor, page, "<script>alert(1)</script>")
    assert "<script>alert(1)</script>" in check.main.get_text()


def test_a_question_that_is_not_asked_is_not_found(visitor, page):
    visitor.send(at("start", page), {})
    visitor.open(at("question", page, "ffffffff"), status=404)


@pytest.mark.parametrize("name", ["start", "check", "sent"])
def test_a_consultation_that_is_not_public_is_not_found(visitor, page, name):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    visitor.open(at(name, page), status=404)


def test_an_unpublished_consultation_is_not_found(visitor, page):
    page.unpublish()
    visitor.open(at("start", page), status=404)


def test_an_alias_has_no_answers_of_its_own(visitor, page):
    alias = page.create_alias(parent=page.get_parent(), update_slug="twice")
    assert alias.answer_url == at("start", page)
    visitor.open(at("start", alias), status=404)


def test_a_receipt_is_shown_to_nobody_else(visitor, page):
    answer_all(visitor, page)
    visitor.send(at("check", page), UNHURRIED)
    visitor.client.cookies.clear()
    assert "Before you answer" in visitor.open(at("sent", page)).h1.get_text()


def test_the_key_stands_in_no_address_and_scripts_cannot_read_it(visitor, page):
    answer_all(visitor, page)
    cookie, key = visitor.client.cookies["answers"], str(ResponseDraft.objects.get().key)
    assert cookie["httponly"]
    assert cookie["path"] == at("start", page)
    assert key not in visitor.response.request["PATH_INFO"]


def test_answering_pages_are_kept_by_no_cache(visitor, page):
    answer_all(visitor, page)
    assert "no-store" in visitor.response.headers["Cache-Control"]


def test_begins_are_limited_for_one_address(visitor, page, settings):
    settings.ACCOUNT_RATE_LIMITS = {"begin_answers": "2/m/ip"}
    for _ in range(2):
        visitor.send(at("start", page), {})
    visitor.send(at("start", page), {}, status=429)


@pytest.mark.parametrize("number", [5, 50])
def test_a_question_and_the_check_cost_the_same_however_many_there_are(
    visitor, django_assert_num_queries, number
):
    page = ConsultationPageFactory()
    for _ in range(number):
        QuestionFactory(page=page, kind=Question.Kind.ONE, choices=["Yes", "No"])
    visitor.send(at("start", page), {})
    for address, queries in ((at("question", page, asked(page)[0].key), 7), (at("check", page), 8)):
        with django_assert_num_queries(queries):
            visitor.client.get(address)


def test_before_the_opening_one_is_led_to_the_page(visitor):
    page = ConsultationPageFactory(stage=Stage.FORTHCOMING)
    assert page.title in visitor.open(at("start", page)).h1.get_text()
