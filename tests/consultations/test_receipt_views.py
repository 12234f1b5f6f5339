from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from consultations.keeping import WITHDRAWN_KEPT, forget_withdrawn
from consultations.models import Answer, AnswersReceipt, Response, ResponseDraft
from portal.privacy.drafts import forget_drafts
from tests.factories.consultations import NOW

from .conftest import UNHURRIED
from .test_views import GRACE, answer, answer_all, asked, at, page

__all__ = ["page"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
COME_BACK = "/consultations/come-back/"


def words_on(screen):
    return " ".join(item.get_text() for item in screen.select(".app-receipt__words li"))


def on_another_device(visitor, words):
    visitor.client.cookies.clear()
    return visitor.send(COME_BACK, {"words": words})


def send_all(visitor, page):
    answer_all(visitor, page)
    return visitor.send(at("check", page), UNHURRIED)


def test_answers_begun_on_one_device_are_found_on_another_by_five_words(visitor, page):
    first, second = asked(page)
    visitor.send(at("start", page), {})
    address = at("question", page, first.key)
    saved = visitor.send(address, {f"{first.key}-answer": first.offered[0].key, "save": "1"})
    words = words_on(saved)
    assert len(words.split()) == 5
    start = on_another_device(visitor, words.upper())
    assert "begun in this browser" in start.main.get_text()
    assert visitor.open(at("question", page, first.key)).find("input", checked=True)
    answer(visitor, second, "A bus")
    visitor.send(at("about", page), {"whose": "mine", "publish": "no"})
    visitor.send(at("check", page), UNHURRIED)
    assert "We have your answers" in on_another_device(visitor, words).h1.get_text()


def test_saving_keeps_what_must_still_be_put_right(visitor, page):
    _, second = asked(page)
    visitor.send(at("start", page), {})
    long = "one two three four five six"
    visitor.send(at("question", page, second.key), {f"{second.key}-answer": long, "save": "1"})
    assert long in visitor.open(at("question", page, second.key)).textarea.get_text()
    visitor.send(at("about", page), {"whose": "mine", "publish": "no"})
    refused = visitor.send(at("check", page), UNHURRIED)
    assert "before you send" in refused.select_one(".nhsuk-error-summary").get_text()
    assert not Response.objects.exists()


def test_saved_answers_outlive_the_day_that_others_are_kept(visitor, page):
    answer_all(visitor, page)
    visitor.send(at("save", page), {})
    forget_drafts(left_alone_since=NOW + timedelta(days=2))
    assert ResponseDraft.objects.exists()
    forget_drafts(left_alone_since=page.closes_at + timedelta(days=8))
    assert not ResponseDraft.objects.exists()
    assert not AnswersReceipt.objects.exists()


def test_whoever_comes_back_too_late_finds_their_words_to_copy(visitor, page, clock):
    answer_all(visitor, page, "A bus that waits")
    words = words_on(visitor.send(at("save", page), {}))
    clock(page.closes_at + GRACE)
    visitor.client.cookies.clear()
    visitor.send(COME_BACK, {"words": words})
    late = visitor.open(at("check", page), status=410)
    assert "A bus that waits" in late.main.get_text()


def test_wrong_words_open_nothing(visitor, page):
    send_all(visitor, page)
    again = on_another_device(visitor, "lake lake lake lake lake")
    assert "open nothing" in again.select_one(".nhsuk-error-summary").get_text()


def test_the_words_stand_in_no_row_of_the_database(visitor, page):
    words = words_on(send_all(visitor, page))
    receipt = AnswersReceipt.objects.get()
    assert receipt.response == Response.objects.get()
    assert not any(word in receipt.digest for word in words.split())


def test_an_answer_is_changed_until_the_close_and_stands_until_the_change_is_sent(visitor, page, clock):
    words = words_on(send_all(visitor, page))
    _, second = asked(page)
    on_another_device(visitor, words)
    visitor.send(at("change", page), {})
    answer(visitor, second, "A train", change=True)
    assert Answer.objects.get(question=second).text == "A bus"
    visitor.send(at("check", page), UNHURRIED)
    assert Answer.objects.get(question=second).text == "A train"
    assert Response.objects.count() == 1
    clock(page.closes_at)
    visitor.client.post(at("change", page))
    assert not ResponseDraft.objects.exists()


def test_leaving_a_change_changes_nothing(visitor, page):
    words = words_on(send_all(visitor, page))
    visitor.send(at("change", page), {})
    visitor.client.post(at("forget", page))
    assert Response.objects.count() == 1
    assert "We have your answers" in on_another_device(visitor, words).h1.get_text()


def test_the_copy_holds_every_answer_as_a_page_and_as_a_tagged_pdf(visitor, page):
    send_all(visitor, page)
    assert "A bus" in visitor.open(at("copy", page)).main.get_text()
    pdf = visitor.client.get(at("copy_pdf", page))
    reader = PdfReader(BytesIO(pdf.content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    assert "A bus" in " ".join(each.extract_text() for each in reader.pages)
    assert "no-store" in pdf.headers["Cache-Control"]


def test_answers_are_taken_back_once_it_was_said_what_that_does(visitor, page):
    send_all(visitor, page)
    visitor.open(at("withdraw", page))
    assert Response.objects.standing().exists()
    gone = visitor.send(at("withdraw", page), {})
    assert "You took your answers back" in gone.h1.get_text()
    assert not Response.objects.standing().exists()
    forget_withdrawn(NOW + WITHDRAWN_KEPT)
    assert Response.objects.exists()
    forget_withdrawn(NOW + WITHDRAWN_KEPT + timedelta(seconds=1))
    assert not Response.objects.exists()


def test_leaving_a_shared_device_deletes_nothing(visitor, page):
    send_all(visitor, page)
    visitor.client.post(at("leave", page))
    assert "Before you answer" in visitor.open(at("sent", page)).h1.get_text()
    assert Response.objects.exists()


@pytest.mark.parametrize("name", ["copy", "copy_pdf", "withdraw", "saved"])
def test_nobody_sees_what_this_browser_does_not_hold(visitor, page, name):
    send_all(visitor, page)
    visitor.client.cookies.clear()
    assert "Before you answer" in visitor.open(at(name, page)).h1.get_text()
