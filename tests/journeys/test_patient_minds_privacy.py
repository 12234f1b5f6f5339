"""A patient writes a name and a number, takes safer words, wants to see them first, and comes back."""

import pytest

from feedback.consent import CURRENT, Consent
from feedback.models import Story, StoryReceipt

PHONE = {"width": 320, "height": 640}
BETTER = "I waited from 3 May 2026. Dr Smith said to ring 07700 900461."
SAFER = "I waited from May 2026. Dr Smith said to ring (telephone number left out)."


@pytest.fixture
def phone(chromium):
    """A page on a small phone whose browser runs no scripts."""
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE, locale="en-GB")
    yield context.new_page()
    context.close()


def test_with_javascript_the_words_are_marked_while_they_are_typed_and_nothing_is_sent(reader, site):
    page = reader.page
    reader.open("/feedback/tell/what-happened/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("textbox", name="What could have been better").fill(BETTER)
    page.get_by_role("button", name="Use “May 2026”").click()
    page.get_by_role("button", name="Use “(telephone number left out)”").click()
    page.get_by_role("button", name="Keep mine").click()
    assert page.get_by_role("textbox", name="What could have been better").input_value() == SAFER
    assert page.get_by_role("button", name="Keep mine").count() == 0
    reader.look()
    assert asked == []
    reader.press("Continue")
    finds_the_cancer_while_typing(reader)
    answers_the_rest(page)
    keeps_the_doctor(page)
    words = sends(page)
    comes_back(page, reader.address, words)


def finds_the_cancer_while_typing(reader):
    page = reader.page
    page.get_by_role("textbox", name="Type the name").press_sequentially("back pass")
    page.get_by_text("1 found for “back pass”.").wait_for()
    assert page.locator(".nhsuk-radios__item:visible").count() == 3
    reader.look()
    reader.choose("Bowel cancer")
    reader.press("Continue")


def test_without_javascript_the_marks_stand_on_the_last_page(phone, live_server, site):
    phone.goto(f"{live_server.url}/feedback/tell/what-happened/")
    phone.get_by_role("textbox", name="What could have been better").fill(BETTER)
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_role("textbox", name="Type the name").fill("bowl")
    phone.get_by_role("button", name="Find").click()
    phone.get_by_label("Bowel cancer").check()
    phone.get_by_role("button", name="Continue").click()
    answers_the_rest(phone)
    phone.get_by_role("button", name="Use “May 2026”").click()
    phone.get_by_role("button", name="Use “(telephone number left out)”").click()
    keeps_the_doctor(phone)
    words = sends(phone)
    comes_back(phone, live_server.url, words)


def answers_the_rest(page):
    for _ in ("part of care", "what it is about"):
        page.get_by_role("button", name="Continue").click()
    page.get_by_label("I am the patient").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("textbox", name="Type the name").fill("maidstone")
    for _ in ("where", "when", "how it was", "about you"):
        page.get_by_role("button", name="Continue").click()
    page.get_by_label("Yes, but only after I have seen the words that you will publish").check()
    for _ in ("may we publish", "may we email"):
        page.get_by_role("button", name="Continue").click()
    assert page.get_by_text("Maidstone Hospital").is_visible()


def keeps_the_doctor(page):
    """A mark may be kept; the words go as the author wants them."""
    assert page.locator("mark").all_inner_texts() == ["Dr Smith"]
    page.get_by_role("button", name="Keep mine").click()
    assert page.locator("mark").count() == 0


def sends(page):
    page.wait_for_timeout(1100)
    page.get_by_role("button", name="Send").click()
    shown = page.locator(".app-receipt__words li").all_inner_texts()
    page.reload()
    assert page.locator(".app-receipt__words li").all_inner_texts() == shown
    assert len(shown) == 5
    return " ".join(shown)


def comes_back(page, address, words):
    story = Story.objects.get()
    assert (story.words, story.consent, story.consent_wording) == (SAFER, Consent.AFTER_SEEN, CURRENT)
    assert story.care_site.name == "Maidstone Hospital"
    assert words not in StoryReceipt.objects.get(story=story).digest
    page.goto(f"{address}/feedback/come-back/")
    page.get_by_role("textbox", name="Your five receipt words").fill(words)
    page.locator("main form button").click()
    assert page.get_by_text(story.reference).first.is_visible()
