from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from feedback.consent import CURRENT, Consent
from feedback.models import Story, StoryDraft
from portal.taxonomy.models import TumourSite
from tests.factories.accounts import CareSiteFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]

TELL = "/feedback/tell/"
WORDS = {"good": "", "better": "The letter came late.\r\n\r\nI worried a lot.", "more": ""}
ANSWERS = {
    "what-happened": WORDS,
    "which-cancer": {"site": "bowel"},
    "which-part-of-care": {"stages": ["tests", "being-told"]},
    "what-it-touches": {"priorities": ["earlier-diagnosis"]},
    "who-you-are": {"told_by": "carer"},
    "where": {"care_site": "", "care_site_text": "The van in Deal"},
    "when": {"happened_month_month": "3", "happened_month_year": "2026"},
    "how-was-it": {"rating": "4"},
    "about-you": {},
    "may-we-publish": {"consent": "publish"},
    "may-we-email": {"email": ""},
}


@pytest.fixture
def told(visitor):
    """told(): every question answered in turn, up to the page that checks them."""

    def answer(**other):
        for slug, data in {**ANSWERS, **other}.items():
            page = visitor.send(f"{TELL}{slug}/", data)
        return page

    return answer


def pressed(page):
    """What the last form of the page sends when a person, a moment later, presses its button."""
    return {"website": "", "fg_token": page.select_one("[name=fg_token]")["value"]}


@pytest.fixture
def send(visitor, settings):
    """send(page): the page's button is pressed, by somebody who took their time."""
    settings.FORMGUARD_TOKEN_MIN_SECONDS = 0

    def press(page):
        return visitor.send(f"{TELL}check/", pressed(page))

    return press


def test_the_start_page_says_what_to_do_in_an_emergency_and_where_to_complain(visitor):
    words = visitor.open("/feedback/").get_text()
    assert "999" in words and "111" in words and "PALS" in words
    assert "Start now" in words


def test_the_start_page_stores_nothing_and_sets_no_cookie(visitor):
    visitor.open("/feedback/")
    assert not visitor.client.cookies.get("story")
    assert not StoryDraft.objects.exists()


def test_a_story_told_question_by_question_is_stored_as_it_was_told(told, send):
    page = send(told())
    story = Story.objects.get()
    assert story.reference in page.get_text()
    assert story.words == "The letter came late.\n\nI worried a lot."
    assert [site.slug for site in story.tumour_sites.all()] == ["bowel"]
    assert {stage.slug for stage in story.stages.all()} == {"tests", "being-told"}
    assert [priority.slug for priority in story.priorities.all()] == ["earlier-diagnosis"]
    assert (story.told_by, story.rating, story.care_site_text) == ("carer", 4, "The van in Deal")
    assert f"{story.happened_month:%Y-%m-%d}" == "2026-03-01"
    assert (story.consent, story.consent_wording) == (Consent.PUBLISH, CURRENT)
    assert not StoryDraft.objects.exists()


def test_what_may_be_left_out_may_be_left_out(told, send):
    nothing = {slug: {} for slug in ("which-part-of-care", "what-it-touches", "where", "when", "how-was-it")}
    send(told(**nothing, **{"which-cancer": {"site": "not_sure"}}))
    story = Story.objects.get()
    assert story.site_answer == Story.SiteAnswer.NOT_SURE
    assert (story.rating, story.happened_month, story.care_site) == (None, None, None)


def test_a_chosen_place_brings_the_body_that_runs_it(told, send):
    place = CareSiteFactory()
    send(told(where={"care_site": place.pk, "care_site_text": ""}))
    assert Story.objects.get().organisation == place.organisation


def test_sending_twice_stores_once_and_shows_the_same_receipt(told, send, visitor):
    last_look = told()
    first, second = send(last_look), send(last_look)
    assert Story.objects.count() == 1
    assert first.select_one(".nhsuk-panel").get_text() == second.select_one(".nhsuk-panel").get_text()


def test_reloading_the_receipt_shows_it_again(told, send, visitor):
    send(told())
    assert Story.objects.get().reference in visitor.open(f"{TELL}sent/").get_text()


@pytest.mark.parametrize("page", ["check/", "what-happened/", "may-we-publish/"])
def test_going_back_after_sending_leads_to_the_receipt(told, send, visitor, page):
    send(told())
    assert "We have your story" in visitor.open(f"{TELL}{page}").get_text()


def test_another_story_can_be_told_after_the_first(told, send, visitor):
    send(told())
    page = visitor.open(TELL)
    assert not page.select("textarea")[1].get_text(strip=True)
    send(told())
    assert Story.objects.count() == 2


def test_back_and_reload_keep_the_answers(told, visitor):
    told()
    assert "letter came late" in visitor.open(f"{TELL}what-happened/").select("textarea")[1].get_text()
    chosen = visitor.open(f"{TELL}which-cancer/").select_one("input[checked]")
    assert chosen["value"] == "bowel"
    month = visitor.open(f"{TELL}when/").select("input[type=text]")
    assert [box["value"] for box in month] == ["3", "2026"]


def test_a_mistake_keeps_what_was_typed_and_says_what_to_do(visitor):
    page = visitor.send(f"{TELL}what-happened/", {"good": "y" * 9_000, "better": "x" * 10_001})
    assert len(page.select("textarea")[1].get_text()) >= 10_001
    problems = page.select_one(".nhsuk-error-summary")
    assert "characters or fewer in the three boxes together" in problems.get_text()
    assert problems.a["href"] == "#id_better"
    assert page.title.get_text().startswith("Error: ")


def test_an_empty_story_is_asked_for(visitor):
    page = visitor.send(f"{TELL}what-happened/", {"good": "   ", "better": "", "more": " "})
    assert "Write what happened" in page.select_one(".nhsuk-error-summary").get_text()
    assert not StoryDraft.objects.exists()


def test_all_three_parts_become_one_text(told, send):
    send(told(**{"what-happened": {"good": "The nurse.", "better": "The wait.", "more": ""}}))
    story = Story.objects.get()
    assert story.words == "What was good\nThe nurse.\n\nWhat could have been better\nThe wait."
    assert story.title == "The nurse"


def test_a_month_that_has_not_come_is_asked_again(told, visitor):
    told()
    next_year = timezone.localdate().year + 1
    page = visitor.send(f"{TELL}when/", {"happened_month_month": "1", "happened_month_year": str(next_year)})
    assert "not in the future" in page.select_one(".nhsuk-error-summary").get_text()


def test_a_change_returns_to_the_last_look(told, visitor):
    told()
    page = visitor.send(f"{TELL}who-you-are/?change=1", {"told_by": "staff"})
    assert page.h1.get_text() == "Check your answers"
    assert "I work in health or care" in page.get_text()


def test_the_last_look_asks_first_for_what_is_missing(visitor):
    visitor.send(f"{TELL}what-happened/", ANSWERS["what-happened"])
    assert "Which cancer" in visitor.open(f"{TELL}check/").h1.get_text()


def test_a_lost_draft_is_explained(visitor):
    assert "We no longer have your answers" in visitor.open(f"{TELL}who-you-are/").h1.get_text()
    assert "We no longer have your answers" in visitor.open(f"{TELL}check/").h1.get_text()
    assert "We no longer have your answers" in visitor.open(f"{TELL}sent/").h1.get_text()


def test_an_unknown_question_is_not_found(visitor):
    visitor.open(f"{TELL}your-name/", status=404)


def test_who_comes_to_a_begun_story_chooses_what_becomes_of_it(told, visitor):
    told()
    assert "You have begun a story" in visitor.open(TELL).h1.get_text()
    page = visitor.send(TELL, {})
    assert not page.select("textarea")[1].get_text(strip=True)
    assert not StoryDraft.objects.exists()


def test_a_begun_story_can_be_deleted(told, visitor):
    told()
    visitor.send(f"{TELL}forget/", {})
    assert not StoryDraft.objects.exists()


def test_a_machine_that_fills_the_hidden_box_stores_nothing_and_loses_nothing(told, visitor):
    page = told()
    visitor.send(f"{TELL}check/", {**pressed(page), "website": "https://spam.example"})
    assert not Story.objects.exists()
    assert StoryDraft.objects.exists()


def test_pressing_at_once_asks_to_press_again(told, visitor):
    page = told()
    again = visitor.send(f"{TELL}check/", pressed(page))
    assert "press the button again" in again.select_one(".nhsuk-error-summary").get_text()
    assert not Story.objects.exists()


def test_too_many_from_one_network_keep_their_answers(told, visitor, settings, monkeypatch):
    settings.FORMGUARD_TOKEN_MIN_SECONDS = 0
    page = told()
    monkeypatch.setattr("feedback.views.tell.ratelimit.consume", lambda request, action: False)
    answer = visitor.send(f"{TELL}check/", pressed(page), status=429)
    assert "Your answers are kept" in answer.get_text()
    assert StoryDraft.objects.exists()


def test_the_rate_limit_of_sending_is_set():
    assert "send_story" in settings.ACCOUNT_RATE_LIMITS


def test_no_answer_stands_in_an_address(told, visitor):
    told()
    chain = visitor.client.post(f"{TELL}what-happened/", {"good": "Secret words"})
    assert "ecret" not in chain["Location"]
    assert "no-store" in chain["Cache-Control"]


def test_a_term_merged_while_the_draft_waited_still_counts(told, send):
    page = told(**{"which-cancer": {"site": "anal"}})
    TumourSite.objects.filter(slug="anal").update(
        retired_at=timezone.now(), merged_into=TumourSite.objects.get(slug="bowel")
    )
    send(page)
    assert [site.slug for site in Story.objects.get().tumour_sites.all()] == ["bowel"]


def test_old_drafts_are_forgotten_and_young_ones_kept(visitor, capsys):
    visitor.send(f"{TELL}what-happened/", ANSWERS["what-happened"])
    call_command("forget_old_drafts")
    assert StoryDraft.objects.count() == 1
    StoryDraft.objects.update(touched_at=timezone.now() - timedelta(hours=25))
    call_command("forget_old_drafts")
    assert StoryDraft.objects.count() == 0
    assert "1 drafts deleted." in capsys.readouterr().out


@pytest.mark.parametrize("path", ["", "tell/what-happened/"])
def test_the_pages_of_the_form_ask_the_database_little(visitor, django_assert_max_num_queries, path):
    with django_assert_max_num_queries(12):
        visitor.open(f"/feedback/{path}")


def test_an_answer_that_comes_after_sending_leads_to_the_receipt(told, send, visitor, monkeypatch):
    page = told()

    def sent_meanwhile(draft, answers, *, now):
        send(page)
        raise StoryDraft.DoesNotExist

    monkeypatch.setattr(StoryDraft, "keep", sent_meanwhile)
    late = visitor.send(f"{TELL}who-you-are/", {"told_by": "staff"})
    assert "We have your story" in late.get_text()
    assert Story.objects.get().told_by == "carer"
