"""Somebody answers on a small phone without scripts in two sittings, and changes an answer in time."""

import pytest
from django.utils import timezone

from consultations.kinds import Kind
from consultations.models import Answer, ConsultationIndexPage, ConsultationPage, Response
from tests.factories.consultations import ConsultationPageFactory, QuestionFactory, only_if

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def consultation(site):
    page = ConsultationPageFactory(
        parent=ConsultationIndexPage.objects.get(),
        now=timezone.now(),
        title="How was the journey?",
        pace=ConsultationPage.Pace.SECTION,
    )

    def ask(kind, wording, place, **more):
        return QuestionFactory(page=page, kind=kind, wording=wording, sort_order=place, **more)

    ask(Kind.SECTION, "Your journey", 0)
    how = ask(Kind.ONE, "How did you travel?", 1, choices=["Hospital transport", "I drove"], required=True)
    by_transport = [only_if(how, "Hospital transport")]
    ask(Kind.MATRIX, "How good was it?", 2, choices=["Good", "Bad"], rows=["On time"], only_if=by_transport)
    ask(Kind.SECTION, "What to change", 3)
    ask(Kind.RANKING, "What matters most?", 4, choices=["A minibus", "Parking"])
    ask(Kind.TEXT, "Tell us more", 5)
    return page


@pytest.fixture
def phone(chromium, live_server):
    """Opens a fresh phone: another device remembers nothing of the first."""
    made = []

    def switch_on():
        made.append(
            chromium.new_context(
                java_script_enabled=False, viewport=PHONE, locale="en-GB", base_url=live_server.url
            )
        )
        page = made[-1].new_page()
        page.set_default_timeout(15_000)
        return page

    yield switch_on
    for context in made:
        context.close()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_somebody_answers_in_two_sittings_and_changes_an_answer(phone, consultation):
    words = first_sitting(phone(), consultation)
    second_sitting(phone(), words)
    assert said() == {"How did you travel?", "How good was it?", "What matters most?", "Tell us more"}
    changes_an_answer(phone(), words)
    assert said() == {"How did you travel?", "What matters most?", "Tell us more"}
    assert Response.objects.count() == 1


def first_sitting(page, consultation):
    """Begins, and is called away: five words are all that is written down."""
    page.goto(consultation.answer_url)
    press(page, "Start")
    page.get_by_label("Hospital transport").check()
    press(page, "Continue")
    page.get_by_label("Bad").check()
    press(page, "Save and come back later")
    return " ".join(page.locator(".app-receipt__words li").all_inner_texts())


def second_sitting(page, words):
    """On another phone: what was answered is there, and the rest is answered, looked over and sent."""
    open_with(page, words)
    press(page, "Carry on")
    page.get_by_label("Parking").select_option("1")
    page.get_by_label("Tell us more").fill("The driver waited for me.")
    press(page, "Continue")
    page.get_by_label("No. Read them").check()
    press(page, "Continue")
    assert page.get_by_text("On time: Bad").is_visible()
    page.wait_for_timeout(1100)
    press(page, "Send my answers")
    assert page.get_by_role("heading", name="We have your answers").is_visible()


def changes_an_answer(page, words):
    """It was another journey: what was said of hospital transport goes with it."""
    open_with(page, words)
    press(page, "Change my answers")
    page.get_by_role("link", name="Change how did you travel?").click()
    page.get_by_label("I drove").check()
    press(page, "Continue")
    page.wait_for_timeout(1100)
    press(page, "Send my changes")
    assert page.get_by_text("You changed them on").is_visible()


def open_with(page, words):
    page.goto("/consultations/come-back/")
    page.get_by_label("Your five receipt words").fill(words)
    press(page, "Open")


def said():
    return {answer.question.wording for answer in Answer.objects.select_related("question")}
