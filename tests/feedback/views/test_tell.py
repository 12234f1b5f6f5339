from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from feedback.consent import CONTACT, CURRENT, Consent
from feedback.keeping import OF_STORIES
from feedback.models import EqualityAnswers, FeedbackSettings, Story, StoryContact, StoryDraft, StoryReceipt
from portal.accounts.models import CareSite
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


def test_five_words_are_shown_after_sending_and_only_their_hash_is_kept(told, send, visitor):
    page = send(told())
    words = [word.get_text() for word in page.select(".app-receipt__words li")]
    assert len(words) == 5
    receipt = Story.objects.get().receipt
    assert StoryReceipt.objects.opened_by(" ".join(words)) == receipt
    assert not set(words) & set(str(vars(receipt)).split())


def test_another_story_gets_other_words(told, send, visitor):
    first = send(told()).select_one(".app-receipt__words").get_text()
    visitor.open(TELL)
    assert send(told()).select_one(".app-receipt__words").get_text() != first


def test_the_receipt_says_so_where_the_words_cannot_be_shown_again(told, send, visitor):
    send(told())
    del visitor.client.cookies["words"]
    assert "cannot show them twice" in visitor.open(f"{TELL}sent/").get_text()


def test_consent_after_seeing_is_kept_and_explained(told, send):
    page = send(told(**{"may-we-publish": {"consent": "after_seen"}}))
    assert Story.objects.get().consent == Consent.AFTER_SEEN
    assert "Until you agree, nothing is published" in page.get_text()


def test_an_email_address_is_kept_apart_with_what_it_is_for(told, send):
    send(told(**{"may-we-email": {"contact": ["news", "asked"], "email": "me@example.com"}}))
    contact = Story.objects.get().contact
    assert (contact.email, contact.wants_news, contact.may_be_asked) == ("me@example.com", True, True)
    assert contact.wording == CONTACT
    assert contact.delete_after > timezone.localdate()


def test_without_a_reason_no_email_address_is_kept(told, send):
    send(told())
    assert not StoryContact.objects.exists()


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"contact": ["news"], "email": ""}, "Enter your email address, or take out the ticks"),
        ({"email": "me@example.com"}, "Tick what we may email you about"),
        ({"contact": ["news"], "email": "me at home"}, "Enter an email address in the correct format"),
    ],
)
def test_an_email_address_and_its_reason_go_together(told, visitor, answer, problem):
    told()
    page = visitor.send(f"{TELL}may-we-email/", answer)
    assert problem in page.select_one(".nhsuk-error-summary").get_text()


def test_answers_about_oneself_are_stored_apart_from_the_story(told, send):
    send(told(**{"about-you": {"age": "65_74", "gender": "woman", "disability": "not_said"}}))
    equality = Story.objects.get().equality
    assert (equality.age, equality.gender, equality.disability) == ("65_74", "woman", "")


def test_who_says_nothing_about_themselves_leaves_no_row(told, send):
    send(told(**{"about-you": {"age": "not_said"}}))
    assert not EqualityAnswers.objects.exists()


def test_pressing_find_shows_what_fits_and_saves_nothing(told, visitor):
    told()
    page = visitor.send(f"{TELL}which-cancer/", {"site_typed": "prostrate", "find": "1"})
    assert [box["value"] for box in page.select("input[type=radio]")] == ["prostate", "not_sure", "not_said"]
    assert "1 found" in page.select_one("[role=status]").get_text()
    assert StoryDraft.objects.get().answers["site"] == "bowel"


def test_what_fits_one_cancer_alone_is_meant(told, visitor):
    told(**{"which-cancer": {"site": "", "site_typed": "back passage"}})
    assert StoryDraft.objects.get().answers["site"] == "bowel"


def test_what_fits_several_is_offered(visitor, told):
    told()
    page = visitor.send(f"{TELL}which-cancer/", {"site_typed": "blood"})
    assert "Choose a cancer" in page.select_one(".nhsuk-error-summary").get_text()
    assert 3 <= len(page.select("input[type=radio]")) < 12


def test_a_place_is_found_by_its_name_and_one_that_nobody_knows_is_kept_as_typed(told, send, visitor):
    CareSiteFactory(name="Buckland Hospital")
    send(told(where={"care_site_typed": "bucklan"}))
    assert Story.objects.get().care_site.name == "Buckland Hospital"
    visitor.open(TELL)
    send(told(where={"care_site_typed": "the van in Deal"}))
    assert Story.objects.latest("pk").care_site_text == "the van in Deal"


def test_two_hundred_practices_stand_folded_and_cost_no_more_questions_to_the_database(
    visitor, told, django_assert_num_queries
):
    told()
    CareSiteFactory(kind="practice", name="Deal Surgery")
    with CaptureQueriesContext(connection) as few:
        visitor.open(f"{TELL}where/")
    CareSiteFactory.create_batch(200, kind="practice", organisation=CareSite.objects.get().organisation)
    with django_assert_num_queries(len(few)):
        page = visitor.open(f"{TELL}where/")
    assert "(201)" in page.select_one("details.app-options__folded summary").get_text()
    page = visitor.send(f"{TELL}where/", {"care_site_typed": "deal surgery", "find": "1"})
    assert "Deal Surgery" in page.select_one(".nhsuk-radios__item").get_text()


def test_only_priorities_of_today_are_asked_in_everyday_words(told, visitor):
    told()
    words = visitor.open(f"{TELL}what-it-touches/").get_text()
    assert "Finding out sooner what was wrong" in words
    assert "Workforce" not in words


HARM = {"good": "", "better": "I want to end my life.", "more": ""}


def test_words_of_harm_bring_the_words_of_support_before_and_after_sending(told, send):
    page = told(**{"what-happened": HARM})
    assert "You do not have to be alone with this" in page.get_text()
    page = send(page)
    assert "You do not have to be alone with this" in page.get_text()
    assert Story.objects.get().concerns.exists()


def test_the_words_of_support_are_never_far(told, visitor):
    page = told()
    assert "You do not have to be alone" not in page.get_text()
    for path in ("", "tell/what-happened/", "tell/may-we-publish/", "tell/check/"):
        assert "Samaritans" in visitor.open(f"/feedback/{path}").select_one("main").get_text(), path


def test_the_start_page_says_how_long_each_thing_is_kept(visitor):
    words = visitor.open("/feedback/").get_text()
    assert all(clock.keeps in words for clock in OF_STORIES)


def test_ways_to_tell_that_the_office_does_not_offer_are_not_named(visitor, site_settings):
    assert "Telephone" not in visitor.open("/feedback/").select_one("main").get_text()
    site_settings(phone="01622 555 000, Monday to Friday")
    assert "Telephone 01622 555 000" in visitor.open("/feedback/").get_text()


@pytest.fixture
def site_settings():
    def keep(**words):
        FeedbackSettings.objects.update_or_create(site=Site.objects.get(), defaults=words)

    return keep
