import pytest

from feedback.models import Story
from feedback.moderation import State
from search import indexing
from search.suggesting import begins
from tests.factories.feedback import StoryFactory
from tests.factories.home import NewsPageFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db


def suggested(client, typed):
    response = client.get("/search/suggest/", {"q": typed})
    assert response.status_code == 200
    return [(one["text"], one["url"]) for one in response.json()["suggestions"]]


@pytest.mark.parametrize(
    ("typed", "fits"),
    [(["bow"], True), (["bowel", "can"], True), (["can", "bow"], True), (["owel"], False), (["x"], False)],
)
def test_each_word_typed_begins_a_word_of_the_name(typed, fits):
    assert begins(typed, "Bowel cancer") is fits


def test_a_type_of_cancer_is_suggested_by_any_of_its_names(client, seeded):
    assert "/search/?site=bowel" in [url for _, url in suggested(client, "colorec")]


def test_a_page_is_suggested_by_its_title(client):
    page = NewsPageFactory(title="Scanner opens in Ashford")
    indexing.rebuild()

    assert suggested(client, "scanner ash") == [(page.title, page.url)]
    assert suggested(client, "ashf") == [(page.title, page.url)]


def test_a_page_is_suggested_by_a_word_that_is_stemmed_shorter_than_it_was_typed(client):
    page = NewsPageFactory(title="What we can do while you are waiting")
    indexing.rebuild()

    for typed in ("waitin", "waiting", "can", "what we can do"):
        assert suggested(client, typed) == [(page.title, page.url)], typed


def test_a_title_that_begins_so_stands_before_newer_ones(client):
    begins_so, newer = NewsPageFactory(title="Scans at night"), NewsPageFactory(title="Night scans")
    indexing.rebuild()

    assert [text for text, _ in suggested(client, "scans")] == [begins_so.title, newer.title]


def test_only_the_newest_titles_are_read(client, monkeypatch):
    monkeypatch.setattr("search.models.MOST_TITLES", 2)
    for number in range(3):
        NewsPageFactory(title=f"Scan {number}")
    indexing.rebuild()

    assert [text for text, _ in suggested(client, "scan")] == ["Scan 2", "Scan 1"]


def test_a_story_is_not_suggested_by_its_first_sentence(client):
    story = StoryFactory(state=State.PUBLISHED, words="Radiographers hummed.")
    indexing.refresh(Story, [story.pk])

    assert suggested(client, "radiograph") == []


@pytest.mark.parametrize("typed", ["", " ", "a", "\x00", '"', "--", "🙂", "the", "x" * 5000, "%_'"])
def test_whatever_is_typed_is_answered(client, typed):
    TumourSiteFactory(name="Breast")
    suggested(client, typed)


def test_it_asks_the_database_no_more_for_many_terms_than_for_few(client, django_assert_max_num_queries):
    for number in range(20):
        TumourSiteFactory(name=f"Bowel {number}")
    with django_assert_max_num_queries(6):
        assert len(suggested(client, "bow")) >= 5
