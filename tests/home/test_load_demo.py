"""The demonstration: once, twice, complete, and the same wherever it is loaded."""

import json
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from pypdf import PdfReader

from consultations.branch_problems import problems
from consultations.models import Answer, ConsultationPage, Question, Response
from consultations.stages import Stage
from consultations.ways import how_many
from feedback.demo import told
from feedback.models import Reply, Story
from feedback.moderation import State
from home.demo import documents, prose
from home.demo.reading import read
from home.models import (
    AllianceDocument,
    BestPracticePage,
    PriorityPage,
    Promise,
    SiteNotice,
    StandardPage,
    SupportServicePage,
    TumourGroupPage,
)
from home.promise_states import Standing, promise_state_on
from portal.accounts.models import Organisation
from portal.taxonomy.models import PathwayStage, Priority, TumourSite
from search.models import SearchEntry

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNTED = (
    Answer,
    AllianceDocument,
    BestPracticePage,
    ConsultationPage,
    Organisation,
    Promise,
    Reply,
    Response,
    SearchEntry,
    SiteNotice,
    StandardPage,
    Story,
    SupportServicePage,
)


def load(*arguments):
    output = StringIO()
    call_command("load_demo", *arguments, now=NOW, stdout=output)
    return output.getvalue()


def counts():
    return {model.__name__: model.objects.count() for model in COUNTED}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Loaded once for all tests of this file, and taken back after them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(demo, db):
    return demo


def test_loading_twice_changes_nothing_and_says_so(loaded):
    before = counts()
    assert "here already" in load()
    assert counts() == before


def test_loading_again_adds_what_is_missing_and_keeps_what_an_editor_changed(loaded):
    before = counts()
    Promise.objects.first().delete()
    PriorityPage.objects.filter(slug="earlier-diagnosis").update(summary="Changed by an editor.")
    load("--again")
    assert counts() == before
    assert PriorityPage.objects.get(slug="earlier-diagnosis").summary == "Changed by an editor."


def test_there_are_120_published_stories_and_more(loaded):
    assert Story.objects.published().count() >= 120


@pytest.mark.parametrize("model, field", [(TumourSite, "site"), (PathwayStage, "stage")])
def test_every_site_and_stage_has_a_published_story(loaded, model, field):
    silent = [
        term.slug
        for term in model.objects.in_use()
        if not Story.objects.published().about(**{field: term}).exists()
    ]
    assert silent == []


def test_every_priority_in_force_has_stories_work_and_documents(loaded):
    for page in PriorityPage.objects.all():
        assert Story.objects.published().about(priority=page.priority).count() >= 10
        assert page.work_streams.count() >= 4
        assert page.body
        assert AllianceDocument.objects.about(priority=page.priority).exists()
    assert PriorityPage.objects.count() == Priority.objects.current(NOW.date()).count() == 5


def test_every_tumour_group_page_has_words_and_a_meeting(loaded):
    pages = list(TumourGroupPage.objects.all())
    assert [page.slug for page in pages if not (page.body and page.meetings)] == []
    assert len(pages) >= 24


def test_there_is_a_consultation_in_each_stage_that_the_list_shows(loaded):
    stages = {page.stage_at(NOW) for page in ConsultationPage.objects.all()}
    assert stages == {*Stage} - {Stage.ARCHIVED}


def test_one_consultation_asks_in_every_way_and_its_branching_is_sound(loaded):
    page = ConsultationPage.objects.get(slug="hearing-your-test-results")
    questions = page.questionnaire()
    assert {question.kind for question in questions} == {*Question.Kind}
    assert problems(questions) == []
    assert how_many(questions) > 5


def test_the_two_closed_consultations_have_answers_to_every_question(loaded):
    for page in ConsultationPage.objects.filter(closes_at__lt=NOW):
        assert page.responses.count() >= 40
        assert all(question.answers.count() >= 10 for question in page.questions.all())
        assert page.questions.count() >= 6


def test_nobody_has_answered_before_a_consultation_opened_or_after_it_closed(loaded):
    """What was said at a meeting is typed in later."""
    for response in Response.objects.exclude(source="event").select_related("consultation"):
        page = response.consultation
        assert page.opens_at <= response.submitted_at < page.closes_at


def test_promises_stand_in_all_four_ways_and_lead_back_to_what_was_said(loaded):
    promises = Promise.objects.all()
    standings = {promise_state_on(each.state, each.due_date, NOW.date()) for each in promises}
    assert standings == set(Standing)
    assert all(each.stories.exists() for each in promises)


def test_a_promise_follows_the_stories_that_led_to_it(loaded):
    for promise in Promise.objects.all():
        first = min(story.received_at for story in promise.stories.all())
        assert promise.made_date >= first.date(), promise.you_said


def test_documents_are_real_files_with_pages(loaded):
    found = list(AllianceDocument.objects.all())
    assert len(found) == 37
    assert {document.format for document in found} == {"PDF", "Word"}
    public = AllianceDocument.objects.published()
    assert all(document.pages and document.file_size > 1000 for document in public)


def test_a_pdf_has_a_title_a_language_an_outline_and_tags(loaded):
    with AllianceDocument.objects.get(slug="long-term-plan-and-cancer").file.open("rb") as file:
        reader = PdfReader(file)
        assert reader.metadata.title == "Cancer and the NHS Long Term Plan: a summary"
        assert reader.trailer["/Root"]["/Lang"] == "en-GB"
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value
        assert reader.outline


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_same_words_make_the_same_file(kind):
    facts = next(each for each in read("documents")["document"] if each["format"] == kind)
    assert documents.made(facts, NOW.date()) == documents.made(facts, NOW.date())


def test_the_same_moment_tells_the_same_stories():
    assert told.everything(NOW) == told.everything(NOW)


def test_no_story_lies_in_the_future_whatever_the_day_of_the_month():
    for day in (1, 15, 28):
        now = datetime(2027, 3, day, 0, 30, tzinfo=UTC)
        for each in told.everything(now):
            assert each.received_at <= (each.published_at or now) <= now
            assert all(reply["published_at"] <= now for reply in each.replies)


def test_what_waits_for_a_moderator_is_not_found(loaded):
    assert Story.objects.awaiting_review().count() > 10
    waiting = Story.objects.exclude(state=State.PUBLISHED)
    urls = [story.get_absolute_url() for story in waiting]
    assert not SearchEntry.objects.filter(url__in=urls).exists()


def test_every_page_says_that_the_content_is_invented(loaded, client):
    for address in ("/", "/feedback/stories/", "/best-practice/prehab-in-leisure-centres/"):
        assert "Demonstration content" in client.get(address).content.decode()


def test_best_practice_is_nobody_s_real_result(loaded):
    for page in BestPracticePage.objects.select_related("organisation"):
        assert "invented" in f"{page.title} {page.organisation.name}"
        assert "Invented figures" in page.measured_result or "without figures" in page.measured_result


def test_telephone_numbers_are_those_kept_for_drama(loaded):
    numbers = SupportServicePage.objects.values_list("phone", flat=True)
    assert [number for number in numbers if not number.startswith(("01632 960", "07700 900"))] == []


def test_prose_becomes_paragraphs_lists_and_links():
    html = prose.as_html("## A head\n\nSome **bold** words and\na [link](/about/).\n\n- one\n- two")
    assert html == (
        '<h2>A head</h2><p>Some <b>bold</b> words and a <a href="/about/">link</a>.</p>'
        "<ul><li>one</li><li>two</li></ul>"
    )


def test_a_callout_becomes_its_own_component():
    body = prose.as_body("Before.\n\n:::warning Take care\nInside.\n:::\n\nAfter.")
    assert [block["type"] for block in json.loads(body)] == [
        "rich_text",
        "warning_callout",
        "rich_text",
    ]
