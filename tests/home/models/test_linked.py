import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from feedback.moderation import State
from home.models import AllianceDocument, BestPracticePage
from tests.factories.feedback import StoryFactory
from tests.factories.home import (
    AllianceDocumentFactory,
    BestPracticeIndexPageFactory,
    BestPracticePageFactory,
    NewsPageFactory,
    PriorityPageFactory,
    TargetFactory,
    TumourGroupPageFactory,
    WorkStreamFactory,
)
from tests.factories.taxonomy import PathwayStageFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return PriorityPageFactory(title="Earlier diagnosis")


@pytest.fixture
def group():
    page = TumourGroupPageFactory(title="Breast")
    site = TumourSiteFactory(name="Breast cancer", clinical_name="carcinoma", group=page.group)
    return page, site


def test_a_priority_page_lists_what_carries_its_priority(visitor, page):
    StoryFactory(title="A story", state=State.PUBLISHED, priorities=[page.priority])
    AllianceDocumentFactory(title="A plan").priorities.add(page.priority)
    BestPracticePageFactory(result="Nine days sooner", priorities=[page.priority])
    NewsPageFactory(title="A van comes", priorities=[page.priority])
    words = visitor.open(page.url).main.get_text()

    assert all(word in words for word in ("A story", "A plan", "Nine days sooner", "A van comes"))


def test_a_priority_page_lists_nothing_else(visitor, page):
    StoryFactory(title="Another story", state=State.PUBLISHED)
    AllianceDocumentFactory(title="Another plan")
    BestPracticePageFactory(result="Another result")
    words = visitor.open(page.url).main.get_text()

    assert "Another" not in words
    assert "Nobody has told us about this yet" in words


@pytest.mark.parametrize("state", sorted(set(State) - {State.PUBLISHED, State.ERASED}))
def test_a_story_that_is_not_public_is_nowhere(visitor, page, state):
    StoryFactory(title="Unpublished words", state=state, priorities=[page.priority])

    assert "Unpublished words" not in visitor.open(page.url).main.get_text()


def test_what_goes_private_leaves_the_lists_at_once(visitor, page):
    document = AllianceDocumentFactory(title="A plan")
    document.priorities.add(page.priority)
    BestPracticePageFactory(result="Nine days sooner", priorities=[page.priority])
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    AllianceDocument.objects.update(collection=collection)
    PageViewRestriction.objects.create(page=BestPracticeIndexPageFactory(), restriction_type="login")
    words = visitor.open(page.url).main.get_text()

    assert BestPracticePage.objects.exists()
    assert "A plan" not in words and "Nine days sooner" not in words


def test_the_work_and_the_targets_stand_on_the_page(visitor, page):
    WorkStreamFactory(page=page, title="A clinic for vague symptoms", state="under_way")
    TargetFactory(page=page, name="28-day standard", target_percent=80)
    words = visitor.open(page.url).main.get_text()

    assert "A clinic for vague symptoms" in words and "Under way" in words
    assert "80%" in words and "We show no result here yet" in words


def test_a_group_page_draws_its_pathway_with_the_stories_at_each_stage(visitor, group):
    page, site = group
    stage, other = PathwayStageFactory(name="Tests"), PathwayStageFactory(name="Screening")
    for _ in range(2):
        StoryFactory(state=State.PUBLISHED, tumour_sites=[site], stages=[stage])
    StoryFactory(state=State.RECEIVED, tumour_sites=[site], stages=[other])
    strip = visitor.open(page.url).select_one(".app-pathway")

    assert strip.find("a", href=f"/feedback/stories/?site={site.slug}&stage={stage.slug}")
    assert "Tests: 2 stories" in strip.get_text()
    assert "Screening: 0 stories" in strip.get_text()


def test_a_group_page_lists_what_carries_any_of_its_cancers(visitor, group):
    page, site = group
    StoryFactory(title="A story", state=State.PUBLISHED, tumour_sites=[site])
    StoryFactory(title="Another", state=State.PUBLISHED, tumour_sites=[TumourSiteFactory()])
    words = visitor.open(page.url).main.get_text()

    assert "A story" in words and "Another" not in words
    assert "carcinoma" in words


def test_a_service_for_every_cancer_leads_to_search(visitor):
    page = TumourGroupPageFactory(title="Radiotherapy")

    assert visitor.open(page.url).main.find("a", href=lambda url: url.startswith("/search/?q="))
