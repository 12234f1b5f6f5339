import io
import json
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.signing import get_cookie_signer
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from feedback.consent import Consent
from feedback.models import (
    EqualityAnswers,
    StoryConcern,
    StoryContact,
    StoryMessage,
    StoryRedaction,
    StoryStep,
)
from feedback.moderation import State, Step
from feedback.news import token_of
from tests.factories.feedback import (
    LegalHoldFactory,
    MessageFactory,
    ReceiptFactory,
    ReplyFactory,
    StoryFactory,
)
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db

WORDS = "acorn badger candle daisy eagle"
ENTER, YOURS = "/feedback/come-back/", "/feedback/come-back/yours/"


@pytest.fixture(autouse=True)
def no_tries_left_over():
    cache.clear()


def told(**facts):
    return ReceiptFactory(words=WORDS, story=StoryFactory(**facts)).story


def come_back(visitor, typed=WORDS, **kwargs):
    return visitor.send(ENTER, {"words": typed}, **kwargs)


def test_the_five_words_open_the_page_and_stand_in_no_address(visitor):
    story = told()

    page = come_back(visitor, "Acorn, Badger - candle daisy eagle")

    assert story.reference in page.h1.text
    addresses = [address for address, _ in visitor.response.redirect_chain]
    assert addresses == [YOURS]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Enter your five receipt words"),
        ("acorn badger candle daisy", "Enter five words. You entered 4"),
        (
            "acron badger candle daisy eagle",
            "“acron” is not one of our words. Did you mean “apron” or “acorn”?",
        ),
        ("acorn badger candle eagle daisy", "These words open nothing."),
        ("<b>zzzz</b>", "“b” is not one of our words."),
    ],
)
def test_a_mistake_is_named_and_what_was_typed_is_kept(visitor, typed, says):
    told()

    page = come_back(visitor, typed)

    assert says in page.select_one(".nhsuk-error-summary").text
    assert page.select_one("#id_words").get("value", "") == typed
    assert visitor.open(YOURS).select_one("#id_words")


def test_somebody_who_guesses_is_slowed_down_and_keeps_what_they_typed(visitor, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "come_back": "2/m/ip"}
    told()
    for _ in range(2):
        come_back(visitor, "acorn badger candle eagle daisy")

    page = come_back(visitor, status=429)

    assert "Wait a minute, then try again" in page.text
    assert page.select_one("#id_words")["value"] == WORDS
    cache.clear()
    assert come_back(visitor).h1.text.endswith("What you told us")


def test_the_browser_is_known_for_half_an_hour_at_these_addresses_alone(client):
    told()
    client.post(ENTER, {"words": WORDS})

    cookie = client.cookies["receipt"]
    assert (cookie["path"], cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (
        ENTER,
        1800,
        True,
        "Lax",
    )
    assert "acorn" not in cookie.value


def test_a_page_that_was_left_alone_is_closed(visitor, client, monkeypatch):
    told()
    come_back(visitor)
    later = timezone.now().timestamp() + timedelta(minutes=31).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    page = visitor.open(YOURS)

    assert "We closed your page" in page.text
    assert page.select_one("#id_words")


def test_a_cookie_that_was_made_up_opens_nothing(visitor, client):
    receipt = ReceiptFactory()
    signer = get_cookie_signer(salt="receipt" + "/feedback/tell/")
    for value in (str(receipt.pk), signer.sign(str(receipt.pk)), "nonsense"):
        client.cookies["receipt"] = value
        assert visitor.open(YOURS).select_one("#id_words")


def test_leaving_ends_it(visitor, client):
    told()
    come_back(visitor)

    visitor.send(f"{ENTER}leave/", {})

    assert visitor.open(YOURS).select_one("#id_words")


@pytest.mark.parametrize("state", [state for state in State if state != State.ERASED])
def test_every_state_has_a_page_that_says_where_it_stands(visitor, state):
    told(state=state, consent=Consent.AFTER_SEEN, author_agreed_at=timezone.now())

    page = come_back(visitor)

    assert page.select(".app-steps__item")
    assert page.select_one(".nhsuk-lede-text").text.strip()
    assert all(form.select_one("[name=csrfmiddlewaretoken]") for form in page.select("form[method=post]"))


def test_nothing_of_another_story_is_shown_or_changed(client, visitor):
    reply = ReplyFactory(story__words="Somebody else's marmalade.")
    told(state=State.PUBLISHED)
    page = come_back(visitor)

    assert "marmalade" not in page.text
    assert client.post(reverse("feedback:helped", args=[reply.pk]), {}).status_code == 404


def say(visitor, name, **data):
    return visitor.send(reverse(f"feedback:{name}"), data)


def test_a_question_is_answered_once_however_often_it_is_sent(visitor):
    story = told(state=State.WAITING_AUTHOR)
    MessageFactory(story=story, words="Which ward was it?")
    page = come_back(visitor)
    assert "Which ward was it?" in page.text
    key = page.select_one("[name=answer-key]")["value"]

    for _ in range(2):
        page = say(visitor, "answer", **{"answer-words": "The blue one.", "answer-key": key})

    assert "You answered" in page.text
    assert StoryMessage.objects.filter(kind=StoryMessage.Kind.ANSWER).count() == 1


def test_an_author_in_distress_is_shown_who_helps(visitor):
    story = told(state=State.IN_REVIEW)
    assert "You do not have to be alone" not in come_back(visitor).text

    MessageFactory(story=story, kind=StoryMessage.Kind.ADDITION, words="I want to kill myself.")

    assert "You do not have to be alone" in visitor.open(YOURS).text


def test_an_empty_answer_says_what_to_do_on_the_same_page(visitor):
    told(state=State.WAITING_AUTHOR)
    come_back(visitor)

    page = say(visitor, "answer", **{"answer-words": " ", "answer-key": uuid.uuid4()})

    assert "Enter your answer" in page.select_one(".nhsuk-error-summary").text
    assert page.title.text.startswith("Error: ")


def test_an_answer_that_came_too_late_is_kept_on_the_page(visitor, client):
    told(state=State.IN_REVIEW)
    come_back(visitor)

    answer = {"answer-words": "The blue one.", "answer-key": uuid.uuid4()}
    page = visitor.send(reverse("feedback:answer"), answer, status=409)

    assert "not possible" in page.text


def edited():
    story = told(
        state=State.APPROVED,
        consent=Consent.AFTER_SEEN,
        words="The nurse was kind. A neighbour drove me.",
        original="Sister Jones was kind. A neighbour drove me.",
        tumour_sites=[TumourSiteFactory(name="Marmalade cancer")],
    )
    StoryRedaction.objects.create(
        story=story, kind="name", put_instead="the nurse", reason="A name tells.", at=timezone.now()
    )
    return story


def test_the_author_sees_each_change_with_its_reason_and_the_tags(visitor):
    edited()

    page = come_back(visitor)

    assert page.select_one("del").text == "Change 1, before: Sister Jones1"
    assert page.select_one("ins").text == "Change 1, now: The nurse1"
    assert "A name tells." in page.select_one(".app-compare__reasons").text
    assert "Marmalade cancer" in page.select_one(".app-tags").text


def test_once_the_original_is_deleted_by_its_clock_the_page_says_so(visitor):
    edited().original.delete()

    page = come_back(visitor)

    assert not page.select(".app-compare")
    assert "cannot show you the changes any more" in page.text


def test_while_somebody_reads_the_author_sees_their_own_words_and_not_half_an_edit(visitor):
    told(state=State.IN_REVIEW, words="Half edited.", original="As I sent it.")

    page = come_back(visitor)

    assert "As I sent it." in page.text and "Half edited." not in page.text


def test_yes_publishes_what_was_on_the_page(visitor, client):
    story = edited()
    page = come_back(visitor)

    page = say(visitor, "agree", version=page.select_one("[name=version]")["value"])

    assert "Your story is on our website now" in page.text
    assert client.get(story.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("version", ["0", "", "x", "99"])
def test_yes_to_other_words_publishes_nothing(visitor, version):
    story = edited()
    come_back(visitor)

    page = say(visitor, "agree", version=version)

    assert "read them once more" in page.text
    story.refresh_from_db()
    assert story.state == State.APPROVED


def test_no_asks_why_afterwards_and_once(visitor, client):
    story = told(state=State.PUBLISHED)
    come_back(visitor)

    page = say(visitor, "disagree")

    assert client.get(story.get_absolute_url()).status_code == 404
    assert "What should be different?" in page.text
    key = page.select_one("[name=why-key]")["value"]
    page = say(visitor, "say_why", **{"why-words": "Leave out the ward.", "why-key": key})
    assert "What should be different?" not in page.text
    assert "Leave out the ward." in page.text


def test_the_answer_is_read_and_the_author_says_whether_it_helped(visitor):
    story = told(state=State.PUBLISHED)
    reply = ReplyFactory(story=story, words="We mended the sign.")
    hidden = ReplyFactory(story=story, words="Not shown yet.", published_at=None)
    page = come_back(visitor)
    assert "We mended the sign." in page.text and "Not shown yet." not in page.text

    visitor.send(reverse("feedback:helped", args=[reply.pk]), {f"helped-{reply.pk}-helped": "partly"})
    page = visitor.send(reverse("feedback:helped", args=[reply.pk]), {})

    assert "Choose whether the answer helped" in page.text
    reply.refresh_from_db()
    assert reply.helped == "partly"
    visitor.send(reverse("feedback:helped", args=[hidden.pk]), {}, status=404)


def test_news_by_email_begins_and_ends_here(visitor):
    story = told()
    come_back(visitor)

    page = say(visitor, "ask_for_news", **{"news-email": "not an address"})
    assert "like name@example.com" in page.select_one(".nhsuk-error-summary").text
    page = say(visitor, "ask_for_news", **{"news-email": "ada@example.org"})
    assert "We write to ada@example.org" in page.text
    say(visitor, "forget_email")

    assert not StoryContact.objects.filter(story=story).exists()


def test_the_link_in_a_mail_stops_it_with_one_press_and_no_words(visitor, client):
    story = told()
    StoryContact.objects.create(
        story=story, email="a@example.org", wants_news=True, wording="x", delete_after=timezone.localdate()
    )
    link = reverse("feedback:stop_news", args=[token_of(story)])

    visitor.open(link)
    assert StoryContact.objects.exists()
    page = visitor.send(link, {"List-Unsubscribe": "One-Click"})

    assert "no more emails" in page.h1.text
    assert not StoryContact.objects.exists()


def test_a_link_that_was_made_up_stops_nothing(visitor):
    page = visitor.open(reverse("feedback:stop_news", args=["made-up"]), status=404)

    assert "does not work" in page.h1.text


def test_taking_back_says_what_it_does_and_then_does_it(visitor):
    story = told(state=State.PUBLISHED)
    come_back(visitor)

    page = visitor.open(f"{YOURS}withdraw/")
    assert "30 days" in page.text
    story.refresh_from_db()
    assert story.state == State.PUBLISHED
    page = visitor.send(f"{YOURS}withdraw/", {})

    assert "You took it back" in page.text
    story.refresh_from_db()
    assert story.state == State.WITHDRAWN
    visitor.open(f"{YOURS}withdraw/")


def test_erasing_says_what_it_does_in_numbers_and_then_does_it(visitor):
    story = told(state=State.PUBLISHED)
    MessageFactory(story=story)
    come_back(visitor)

    page = visitor.open(f"{YOURS}erase/")
    assert "(1 message)" in page.text
    page = visitor.send(f"{YOURS}erase/", {})

    assert page.h1.text.endswith("Your story is erased")
    assert "messages: 1" in page.text
    visitor.send(f"{ENTER}leave/", {})
    assert come_back(visitor).h1.text.endswith("Your story is erased")


@pytest.mark.parametrize("act", ["answer", "add", "agree", "disagree", "say_why", "ask_for_news"])
def test_after_erasing_nothing_can_be_done_any_more(client, visitor, act):
    story = told()
    come_back(visitor)
    visitor.send(f"{YOURS}erase/", {})

    words = {"answer-words": "x", "more-words": "x", "why-words": "x", "news-email": "a@example.org"}
    keys = {name: uuid.uuid4() for name in ("answer-key", "more-key", "why-key")}
    answer = client.post(reverse(f"feedback:{act}"), {**words, **keys, "version": 1})

    assert answer.status_code < 500
    story.refresh_from_db()
    assert story.state == State.ERASED
    assert not story.messages.exists() and not StoryContact.objects.exists()


def test_what_the_law_holds_is_said_plainly_and_leaves_the_website(visitor, client):
    story = told(state=State.PUBLISHED)
    LegalHoldFactory(story=story)

    page = come_back(visitor)
    assert (
        "We have to keep what you told us until 1 January 2030. A coroner asked us to keep it." in page.text
    )
    page = visitor.send(f"{YOURS}erase/", {})

    assert "You took it back" in page.text
    assert client.get(story.get_absolute_url()).status_code == 404
    story.refresh_from_db()
    assert story.words


def archive(client):
    response = client.get(f"{YOURS}everything/")
    assert response["Content-Type"] == "application/zip"
    assert response["Cache-Control"].startswith("no-store") or "no-store" in response["Cache-Control"]
    return zipfile.ZipFile(io.BytesIO(response.content))


def test_everything_that_is_held_is_in_one_download_but_concerns_for_safety(client, visitor):
    story = edited()
    MessageFactory(story=story, words="Which ward?")
    EqualityAnswers.objects.create(story=story, age="45_54")
    StoryContact.objects.create(
        story=story, email="ada@example.org", wants_news=True, wording="x", delete_after=timezone.localdate()
    )
    StoryConcern.objects.create(story=story, kind="abuse", cue="cue", raised_at=timezone.now())
    StoryStep.objects.create(story=story, step=Step.APPROVE, to_state=story.state)
    come_back(visitor)

    files = archive(client)

    facts = json.loads(files.read("everything.json"))
    page = files.read("everything.html").decode()
    for held in (
        "Sister Jones was kind.",
        "The nurse was kind.",
        "Which ward?",
        "ada@example.org",
        "45 to 54",
    ):
        assert held in page
        assert held in json.dumps(facts)
    assert "concerns" not in facts and "Abuse" not in page


def test_the_page_asks_as_often_with_twenty_of_everything_as_with_two(client, visitor):
    story = told(state=State.PUBLISHED, original="Other words.")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(YOURS)
        return len(queries)

    def more(count):
        for _ in range(count):
            MessageFactory(story=story)
            ReplyFactory(story=story)
            StoryRedaction.objects.create(
                story=story, kind="name", put_instead="a", reason="b", at=timezone.now()
            )
            StoryStep.objects.create(story=story, step=Step.EDIT, to_state=story.state)

    come_back(visitor)
    more(2)
    with_two = asked()
    more(18)

    assert asked() == with_two <= 12
