import pytest
from django.urls import reverse

from feedback.models import Story
from feedback.moderation import State
from portal.accounts.roles import Role
from portal.taxonomy.models import TumourSite
from search import indexing
from search.entries import Kind
from search.models import SearchEntry
from search.registry import sources
from tests.factories.feedback import StoryFactory
from tests.factories.home import AllianceDocumentFactory, BestPracticePageFactory, NewsPageFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/search/"


def tell(words, **given):
    story = StoryFactory(state=State.PUBLISHED, words=words, **given)
    indexing.refresh(Story, [story.pk])
    return story


def titles(page):
    return [link.get_text().strip() for link in page.select(".app-result__title a")]


def test_search_stands_at_its_address():
    assert reverse("search:search") == ADDRESS


def test_nothing_typed_shows_examples_and_everything_to_look_through(visitor, seeded):
    page = visitor.open(ADDRESS)

    assert page.h1.get_text() == "Find"
    assert page.select("a[href='?site=bowel']")
    assert page.select("a[href='?kind=document']")
    assert page.select(".app-search__examples a")


def test_a_story_is_found_by_its_words_and_quoted(visitor):
    story = tell("The porter hummed all the way to theatre.")
    page = visitor.open(f"{ADDRESS}?q=porter")

    assert titles(page) == [story.title]
    assert page.select_one("blockquote mark").get_text() == "porter"
    assert "1 result" in page.select_one("main").get_text()


def test_a_story_that_nobody_published_is_not_found(visitor):
    StoryFactory(state=State.RECEIVED, words="The porter hummed.")
    indexing.rebuild()

    assert titles(visitor.open(f"{ADDRESS}?q=porter")) == []


def test_a_clinical_word_is_found_by_the_everyday_one(visitor, seeded):
    story = tell("They said endometrial, and I had to ask what that meant.")

    assert titles(visitor.open(f"{ADDRESS}?q=womb+cancer")) == [story.title]


def test_what_carries_a_site_is_found_by_its_name(visitor, seeded):
    site = TumourSite.objects.get(slug="bowel")
    story = tell("Nobody rang me.", tumour_sites=[site])

    assert titles(visitor.open(f"{ADDRESS}?q=colorectal")) == [story.title]
    assert titles(visitor.open(f"{ADDRESS}?site=bowel")) == [story.title]


def test_a_chosen_filter_narrows_and_its_chip_takes_it_away(visitor):
    breast, lung = TumourSiteFactory(slug="breast"), TumourSiteFactory(slug="lung")
    about_breast = tell("The scan was late.", tumour_sites=[breast])
    about_lung = tell("The scan was early.", tumour_sites=[lung])
    page = visitor.open(f"{ADDRESS}?q=scan&site=breast")
    assert titles(page) == [about_breast.title]

    page = visitor.open(ADDRESS + page.select_one(".app-chip")["href"])
    assert set(titles(page)) == {about_breast.title, about_lung.title}


def test_filters_are_counted_under_every_filter_but_their_own(visitor):
    breast, lung = TumourSiteFactory(slug="breast"), TumourSiteFactory(slug="lung")
    tell("The scan was late.", tumour_sites=[breast])
    tell("The scan was early.", tumour_sites=[lung])
    page = visitor.open(f"{ADDRESS}?q=scan&site=breast")
    labels = [label.get_text(" ", strip=True) for label in page.select("label[for^='filter-site-']")]

    assert labels == [f"{breast.name} (1)", f"{lung.name} (1)"]


def test_an_unknown_filter_is_left_out_with_a_sentence(visitor):
    tell("The scan was late.")
    page = visitor.open(f"{ADDRESS}?q=scan&site=<b>nonsense")

    assert "We left out a filter that we do not know: “<b>nonsense”." in page.main.get_text()
    assert len(titles(page)) == 1


def test_nothing_found_says_what_to_do(visitor):
    TumourSiteFactory(slug="breast")
    page = visitor.open(f"{ADDRESS}?q=xyzzy&site=breast")

    assert "We found nothing for “xyzzy” with these filters." in page.main.get_text()
    assert page.select_one(".app-empty a[href='?q=xyzzy']")
    assert page.select_one(".app-empty a[href='/contact/']")


def test_words_that_say_nothing_are_answered_with_advice(visitor):
    assert "Add a word that says what it is about" in visitor.open(f"{ADDRESS}?q=the").main.get_text()


def test_a_page_beyond_the_last_leads_back(visitor):
    tell("The scan was late.")
    page = visitor.open(f"{ADDRESS}?q=scan&page=7")

    assert "There are no more results." in page.main.get_text()
    assert page.select_one(".app-empty a")["href"] == "?q=scan"


def test_pages_show_everything_once(visitor):
    stories = {tell(f"Scan number {number} was late.").title for number in range(13)}
    first, second = visitor.open(f"{ADDRESS}?q=scan"), visitor.open(f"{ADDRESS}?q=scan&page=2")

    assert len(titles(first)) == 10
    assert {*titles(first), *titles(second)} == stories
    assert first.select_one("a[rel=next]")["href"] == "?q=scan&page=2"


def test_each_kind_is_named(visitor):
    document = AllianceDocumentFactory(title="Parking guide")
    indexing.refresh(type(document), [document.pk])
    page = visitor.open(f"{ADDRESS}?q=parking")

    assert page.select_one(".app-result--document .app-result__kind").get_text(strip=True) == "Document"
    assert document.format in page.select_one(".app-result .app-dates").get_text()


@pytest.mark.parametrize(
    "text", ['"', "' OR 1=1", "*", "NEAR(", "\x00", "🙂", "<script>alert(1)</script>", "x" * 10_000]
)
def test_hostile_words_are_answered_with_a_page(visitor, text):
    tell("The scan was late.")
    visitor.client.get(ADDRESS, {"q": text})
    page = visitor.open(f"{ADDRESS}?{visitor.client.get(ADDRESS, {'q': text}).request['QUERY_STRING']}")

    assert "<script>alert" not in str(page)


def test_nothing_of_a_search_is_written_down(visitor, caplog, django_assert_num_queries):
    with caplog.at_level("DEBUG"):
        visitor.open(f"{ADDRESS}?q=lymphoedema+in+my+arm")

    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not any("lymphoedema" in message for message in ours)


@pytest.mark.parametrize("role", [None, Role.MODERATOR])
def test_a_page_of_results_costs_no_more_for_twenty_than_for_two(
    client, sign_in, seeded, role, django_assert_max_num_queries
):
    if role:
        sign_in(role)
    sites = list(TumourSite.objects.all()[:3])
    client.get(ADDRESS)
    for _ in range(2):
        for _ in range(5):
            tell("The scan was late.", tumour_sites=sites)
            for row in (NewsPageFactory(summary="A scan."), BestPracticePageFactory(summary="A scan.")):
                indexing.refresh(type(row), [row.pk])
        with django_assert_max_num_queries(12):
            response = client.get(ADDRESS, {"q": "scan", "site": sites[0].slug, "kind": ["story", "news"]})
            assert response.status_code == 200


def test_only_reading_is_allowed(client):
    assert client.post(ADDRESS, {"q": "scan"}).status_code == 405


def test_every_kind_has_a_source():
    assert {source.kind for source in sources()} == set(Kind)


def test_a_withdrawn_story_is_not_shown_while_the_ledger_still_has_it(visitor):
    story = tell("The porter hummed.")
    Story.objects.filter(pk=story.pk).update(state=State.RECEIVED, published_at=None)

    assert SearchEntry.objects.live().count() == 1
    assert titles(visitor.open(f"{ADDRESS}?q=porter")) == []
