"""The list of consultations and the page of one, as a visitor sees them."""

from datetime import timedelta

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from consultations.models import ConsultationPage, Question
from consultations.outcome.freezing import freeze
from consultations.stages import Stage
from tests.factories.consultations import (
    NOW,
    AnswerFactory,
    ConsultationIndexPageFactory,
    ConsultationPageFactory,
    QuestionFactory,
    ResponseFactory,
)
from tests.factories.home import AllianceDocumentFactory
from tests.factories.taxonomy import PriorityFactory, TumourSiteFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MOST_QUERIES = 12


@pytest.fixture
def index():
    return ConsultationIndexPageFactory()


def titles(soup):
    return [heading.get_text() for heading in soup.select(".app-consultation-card__title")]


# The list


def test_open_consultations_come_first_and_each_stage_has_its_heading(visitor, index):
    for stage in (Stage.ANSWERED, Stage.CLOSED, Stage.FORTHCOMING, Stage.OPEN):
        ConsultationPageFactory(stage=stage, title=stage.label)
    page = visitor.open(index.url)
    assert titles(page) == ["Open", "Opens soon", "Being read", "Answered"]
    headings = [heading.get_text() for heading in page.main.find_all("h2")]
    assert headings == ["Open now", "Opening soon", "Being read", "Answered"]


def test_an_open_consultation_tells_how_long_there_is_and_how_long_it_takes(visitor, index):
    ConsultationPageFactory(minutes_to_answer=7, who_for="Anyone in Thanet")
    card = visitor.open(index.url).select_one(".app-consultation-card").get_text(" ", strip=True)
    for words in ("20 days left", "About 7 minutes", "For: Anyone in Thanet"):
        assert words in card


def test_a_list_with_nothing_open_says_what_one_can_do_instead(visitor, index):
    page = visitor.open(index.url)
    assert "Nothing is open at the moment" in page.main.get_text()
    assert page.main.find("a", href="/feedback/")


def test_drafts_restricted_pages_and_aliases_are_not_listed(visitor, index):
    shown = ConsultationPageFactory()
    shown.create_alias(parent=index, update_slug="twice")
    ConsultationPageFactory(live=False)
    PageViewRestriction.objects.create(page=ConsultationPageFactory(), restriction_type="login")
    assert titles(visitor.open(index.url)) == [shown.title]


def test_the_list_narrows_to_any_of_the_cancers_and_to_the_priority(visitor, index):
    bowel, lung, skin = TumourSiteFactory.create_batch(3)
    early = PriorityFactory()
    ConsultationPageFactory(title="Bowel", tumour_sites=[bowel], priorities=[early])
    ConsultationPageFactory(title="Lung", tumour_sites=[lung])
    ConsultationPageFactory(title="Skin", tumour_sites=[skin], priorities=[early])
    either = visitor.open(f"{index.url}?site={bowel.slug}&site={lung.slug}")
    assert titles(either) == ["Bowel", "Lung"]
    both = visitor.open(f"{index.url}?site={bowel.slug}&site={lung.slug}&priority={early.slug}")
    assert titles(both) == ["Bowel"]


def test_each_filter_counts_under_every_filter_but_its_own(visitor, index):
    bowel, lung = TumourSiteFactory.create_batch(2)
    early = PriorityFactory()
    ConsultationPageFactory(tumour_sites=[bowel, lung], priorities=[early])
    ConsultationPageFactory(tumour_sites=[lung])
    labels = visitor.open(f"{index.url}?site={bowel.slug}").select(".app-filter label")
    assert [label.get_text(" ", strip=True) for label in labels] == [
        f"{bowel} (1)",
        f"{lung} (2)",
        f"{early} (1)",
    ]


def test_a_chosen_filter_goes_away_by_one_press(visitor, index):
    bowel, lung = TumourSiteFactory.create_batch(2)
    ConsultationPageFactory(tumour_sites=[bowel])
    page = visitor.open(f"{index.url}?site={bowel.slug}&site={lung.slug}")
    assert [chip["href"] for chip in page.select(".app-chip")] == [
        f"?site={lung.slug}",
        f"?site={bowel.slug}",
    ]


def test_a_filter_that_leaves_nothing_says_so(visitor, index):
    ConsultationPageFactory()
    lung = TumourSiteFactory()
    assert (
        "No consultation is about this yet" in visitor.open(f"{index.url}?site={lung.slug}").main.get_text()
    )


@pytest.mark.parametrize("query", ["?page=0", "?page=-1", "?page=x", "?page=²", "?page=99999999", "?site=no"])
def test_a_strange_address_breaks_nothing(visitor, index, query):
    ConsultationPageFactory()
    visitor.open(index.url + query)


def test_answered_consultations_come_ten_a_page(visitor, index):
    ConsultationPageFactory()
    for _ in range(12):
        ConsultationPageFactory(stage=Stage.ANSWERED)
    first, second = visitor.open(index.url), visitor.open(f"{index.url}?page=2")
    assert len(titles(first)) == 11
    assert len(titles(second)) == 2
    assert not set(titles(first)) & set(titles(second))


@pytest.mark.parametrize("number", [2, 20])
def test_the_list_costs_the_same_however_many_there_are(visitor, index, django_assert_num_queries, number):
    site, priority = TumourSiteFactory(), PriorityFactory()
    for place in range(number):
        stage = list(Stage)[place % 4]
        ConsultationPageFactory(stage=stage, tumour_sites=[site], priorities=[priority])
    address = f"{index.url}?site={site.slug}&priority={priority.slug}"
    visitor.open(address)
    with django_assert_num_queries(11):
        visitor.open(address)


# The reading words


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("forthcoming", Stage.FORTHCOMING),
        ("open", Stage.OPEN),
        ("closed", Stage.CLOSED),
        ("answered", Stage.ANSWERED),
    ],
)
def test_each_word_finds_exactly_its_stage(word, stage):
    pages = {each: ConsultationPageFactory(stage=each) for each in Stage}
    assert list(getattr(ConsultationPage.objects, word)(NOW)) == [pages[stage]]


def test_the_words_agree_with_the_rule_at_every_boundary():
    page = ConsultationPageFactory(stage=Stage.ANSWERED)
    words = {
        Stage.FORTHCOMING: "forthcoming",
        Stage.OPEN: "open",
        Stage.CLOSED: "closed",
        Stage.ANSWERED: "answered",
    }
    tick = timedelta(microseconds=1)
    for moment in (page.opens_at, page.closes_at, page.outcome_published_at):
        for now in (moment - tick, moment, moment + tick):
            found = [stage for stage, word in words.items() if getattr(ConsultationPage.objects, word)(now)]
            assert found == [page.stage_at(now)]


# One consultation

WAY_IN = ".nhsuk-button:not(.app-follow__button)"


def test_an_open_page_has_one_way_in_and_shows_its_questions(visitor):
    page = ConsultationPageFactory()
    QuestionFactory(page=page, wording="Which town?", kind=Question.Kind.ONE, choices=["Dover", "Deal"])
    soup = visitor.open(page.url)
    assert [link["href"] for link in soup.main.select(WAY_IN)] == [page.answer_url]
    text = soup.main.get_text(" ", strip=True)
    for words in ("20 days left", "Which town?", "Deal", "Who decides", "The alliance board, in September."):
        assert words in text


@pytest.mark.parametrize("stage", [Stage.FORTHCOMING, Stage.CLOSED, Stage.ANSWERED])
def test_a_page_that_is_not_open_has_no_way_in(visitor, stage):
    assert not visitor.open(ConsultationPageFactory(stage=stage).url).main.select(WAY_IN)


def test_a_late_outcome_is_said_to_be_late(visitor):
    page = ConsultationPageFactory(closes_at=NOW - timedelta(days=90), opens_at=NOW - timedelta(days=120))
    assert "would be here by 4 June 2026" in visitor.open(page.url).main.get_text()


def test_an_outcome_is_not_shown_before_its_moment(visitor, clock):
    page = ConsultationPageFactory(stage=Stage.ANSWERED)
    clock(page.outcome_published_at - timedelta(seconds=1))
    assert "In Margate" not in visitor.open(page.url).main.get_text()
    clock(page.outcome_published_at)
    assert "In Margate" in visitor.open(page.url).main.get_text()


def figures(soup):
    return {
        row.select_one(".app-bars__label").get_text(): row.select_one(".app-bars__value").get_text()
        for row in soup.select(".app-bars tbody tr")
    }


def test_an_answered_page_shows_figures_by_the_small_number_rule(visitor):
    page = ConsultationPageFactory(stage=Stage.ANSWERED)
    question = QuestionFactory(page=page, kind=Question.Kind.ONE, choices=["A", "B", "C", "D"])
    for choice, times in zip(question.offered, (22, 13, 3, 0), strict=True):
        for _ in range(times):
            AnswerFactory(question=question, chosen=[choice])
    freeze(consultation=page, by=None, now=NOW)
    soup = visitor.open(page.url)
    assert figures(soup) == {"A": "20 (50%)", "B": "*", "C": "*", "D": "0 (0%)"}
    assert soup.select_one("[data-figure=all]").get_text() == "40"


def test_where_few_answered_no_figure_is_shown(visitor):
    page = ConsultationPageFactory(stage=Stage.ANSWERED)
    question = QuestionFactory(page=page, kind=Question.Kind.ONE, choices=["A", "B"])
    for _ in range(7):
        AnswerFactory(question=question, chosen=[question.offered[0]])
    freeze(consultation=page, by=None, now=NOW)
    soup = visitor.open(page.url)
    assert figures(soup) == {}
    assert "Too few people answered" in soup.main.get_text()


def test_what_people_wrote_is_never_shown(visitor):
    page = ConsultationPageFactory(stage=Stage.ANSWERED)
    question = QuestionFactory(page=page)
    for _ in range(9):
        AnswerFactory(question=question, text="My own words", response=ResponseFactory(consultation=page))
    freeze(consultation=page, by=None, now=NOW)
    soup = visitor.open(page.url)
    assert soup.select_one("[data-figure=q1]").get_text() == "10 (100%)"
    assert "My own words" not in soup.get_text()


def test_an_alias_shows_the_figures_of_its_page(visitor, index):
    page = ConsultationPageFactory(parent=index, stage=Stage.ANSWERED)
    question = QuestionFactory(page=page, kind=Question.Kind.SEVERAL, choices=["A", "B"])
    for _ in range(10):
        AnswerFactory(question=question, chosen=question.offered)
    freeze(consultation=page, by=None, now=NOW)
    alias = ConsultationPage.objects.get(pk=page.pk).create_alias(parent=index, update_slug="twice")
    assert figures(visitor.open(alias.url)) == {"A": "10 (100%)", "B": "10 (100%)"}


@pytest.mark.parametrize("stage", list(Stage))
def test_a_page_costs_the_same_for_five_and_for_fifty_questions(visitor, django_assert_num_queries, stage):
    counted = []
    for number in (5, 50):
        page = ConsultationPageFactory(stage=stage)
        for _ in range(number):
            QuestionFactory(page=page, kind=Question.Kind.ONE, choices=["A", "B", "C"])
        if stage == Stage.ANSWERED:
            freeze(consultation=page, by=None, now=NOW)
        visitor.open(page.url)
        with django_assert_num_queries(MOST_QUERIES, exact=False) as queries:
            visitor.open(page.url)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_documents_are_shown_in_their_order_and_private_ones_are_not(visitor):
    root = Collection.get_first_root_node()
    private = root.add_child(instance=Collection(name="Private"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    documents = [
        AllianceDocumentFactory(title="Second"),
        AllianceDocumentFactory(title="Secret", collection=private),
        AllianceDocumentFactory(title="First"),
    ]
    page = ConsultationPageFactory(
        documents=[{"type": "document", "value": document.pk} for document in reversed(documents)]
    )
    shown = visitor.open(page.url).select(".app-document__title")
    assert [title.get_text() for title in shown] == ["First", "Second"]


def test_a_preview_shows_the_questions_of_the_draft(rf):
    page = ConsultationPageFactory()
    QuestionFactory(page=page, wording="As it is?")
    page.questions.get_object_list()[0].wording = "As it will be?"
    draft = page.save_revision().as_object()
    response = draft.make_preview_request()
    response.render()
    assert "As it will be?" in response.content.decode()
