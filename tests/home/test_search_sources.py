import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import StandardPage
from search import indexing
from search.entries import Facet
from search.models import SearchEntry
from search.registry import source_of
from tests.factories.accounts import OrganisationFactory
from tests.factories.home import (
    AllianceDocumentFactory,
    BestPracticePageFactory,
    NewsPageFactory,
    PriorityPageFactory,
    StandardPageFactory,
    SupportNeedFactory,
    SupportServicePageFactory,
    TumourGroupPageFactory,
    WorkStreamFactory,
)
from tests.factories.taxonomy import PlaceFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db


def entry_of(row):
    indexing.refresh(type(row), [row.pk])
    return SearchEntry.objects.live().get(model=row._meta.label_lower, object_id=row.pk)


def test_practice_is_found_by_its_result_and_by_what_did_not_work():
    page = BestPracticePageFactory(
        result="Letters arrive 9 days sooner", organisation=OrganisationFactory(name="Medway")
    )
    entry = entry_of(page)

    assert (entry.kind, entry.title) == ("practice", "Letters arrive 9 days sooner")
    assert "Texts went unread." in entry.body
    assert entry.facts[0] == "Medway"


def test_a_service_is_found_by_its_need_and_its_place():
    page = SupportServicePageFactory(
        needs=[SupportNeedFactory(name="Money")], places=[PlaceFactory(name="Margate")]
    )
    entry = entry_of(page)

    assert entry.kind == "support"
    assert "Money, Margate" in entry.body
    assert entry.facts == ["Margate"]


def test_a_priority_page_carries_its_priority_and_its_work():
    page = PriorityPageFactory()
    WorkStreamFactory(page=page, title="A clinic for vague symptoms")
    entry = entry_of(page)

    assert entry.keys(Facet.PRIORITY) == [page.priority_id]
    assert "A clinic for vague symptoms" in entry.body


def test_a_group_page_carries_the_cancers_of_its_group():
    page = TumourGroupPageFactory()
    site = TumourSiteFactory(group=page.group)

    assert entry_of(page).keys(Facet.SITE) == [site.pk]


def test_a_document_says_what_it_is():
    entry = entry_of(AllianceDocumentFactory())

    assert (entry.kind, entry.facts[:2]) == ("document", ["Leaflet", "Plain text"])


def test_news_stands_under_its_own_day():
    page = NewsPageFactory()

    assert entry_of(page).date == page.published_date


def test_an_easy_read_page_says_so():
    assert entry_of(StandardPageFactory(is_easy_read=True)).facts == ["Easy Read"]


@pytest.mark.parametrize(
    "make", [BestPracticePageFactory, SupportServicePageFactory, AllianceDocumentFactory, NewsPageFactory]
)
def test_many_rows_are_read_with_as_few_queries_as_two(make, django_assert_num_queries):
    for _ in range(2):
        row = make()
    source = source_of(type(row))
    few = _queries_of(source)
    for _ in range(6):
        make()

    with django_assert_num_queries(few):
        assert len(_entries(source)) == 8


def test_only_what_a_stranger_may_read_is_offered():
    StandardPageFactory(title="Draft", live=False)

    assert not source_of(StandardPage).published().exists()


def _entries(source):
    return [source.to_entry(row) for row in source.published()]


def _queries_of(source):
    _entries(source)  # fills what Wagtail remembers of the site
    with CaptureQueriesContext(connection) as asked:
        _entries(source)
    return len(asked)
