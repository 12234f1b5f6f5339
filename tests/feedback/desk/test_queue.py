import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from feedback.models import Story
from feedback.models.story import Seriousness
from feedback.moderation import State
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory
from tests.factories.feedback import ReplyFactory, StoryFactory
from tests.factories.taxonomy import PathwayStageFactory, PriorityFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(client, sign_in):
    """listed(site=1): the headings in the queue, in order."""
    sign_in(Role.MODERATOR)

    def headings(**query):
        page = BeautifulSoup(client.get(reverse("stories:index"), query).content, "html.parser")
        return [cell.get_text(strip=True) for cell in page.select("td.title .title-wrapper a")]

    return headings


def test_the_queue_is_ordered_by_seriousness_and_then_age(listed):
    for title, seriousness in [
        ("Low", Seriousness.LOW),
        ("New", None),
        ("Newer", None),
        ("Urgent", Seriousness.URGENT),
        ("Thanks", Seriousness.NONE),
        ("High", Seriousness.HIGH),
    ]:
        StoryFactory(title=title, seriousness=seriousness)
    assert listed() == ["Urgent", "High", "New", "Newer", "Low", "Thanks"]


def test_without_a_choice_only_what_waits_for_us_is_listed(listed):
    for state in (State.RECEIVED, State.IN_REVIEW, State.WAITING_AUTHOR, State.PUBLISHED, State.DECLINED):
        StoryFactory(title=state.label, state=state)
    assert listed() == ["Received", "In review"]
    assert listed(state="declined") == ["Declined"]
    assert len(listed(state="all")) == 5


def test_the_queue_is_narrowed_by_what_a_story_carries(listed):
    site, stage, priority = TumourSiteFactory(), PathwayStageFactory(), PriorityFactory()
    organisation = OrganisationFactory()
    StoryFactory(title="One", tumour_sites=[site])
    StoryFactory(title="Two", stages=[stage])
    StoryFactory(title="Three", priorities=[priority])
    StoryFactory(title="Four", organisation=organisation)
    StoryFactory(title="Five", source=Story.Source.PHONE)
    assert listed(tumour_sites=site.pk) == ["One"]
    assert listed(stages=stage.pk) == ["Two"]
    assert listed(priorities=priority.pk) == ["Three"]
    assert listed(organisation=organisation.pk) == ["Four"]
    assert listed(source="phone") == ["Five"]


def test_the_queue_is_searched_by_words_and_by_reference(listed):
    story = StoryFactory(title="One", words="The parking was dear.")
    StoryFactory(title="Two")
    assert listed(q="PARKING") == ["One"]
    assert listed(q=story.reference) == ["One"]


def test_no_export_hands_out_words(client, sign_in):
    sign_in(Role.MODERATOR)
    StoryFactory()
    for form in ("csv", "xlsx"):
        response = client.get(reverse("stories:index"), {"export": form})
        assert response["Content-Type"].startswith("text/html")


def test_only_whoever_reads_stories_finds_them_in_the_menu(client, sign_in):
    sign_in(Role.EDITOR)
    assert reverse("stories:index") not in client.get("/admin/", follow=True).content.decode()


def test_the_first_screen_shows_what_waits_to_moderators_and_to_nobody_else(client, sign_in):
    story = StoryFactory(title="A story that waits")
    sign_in(Role.MODERATOR)
    page = client.get("/admin/").content.decode()
    assert "A story that waits" in page and reverse("stories:story", args=[story.pk]) in page
    sign_in(Role.EDITOR)
    assert "A story that waits" not in client.get("/admin/").content.decode()


def test_the_queue_asks_the_database_the_same_for_two_and_for_twenty(
    client, sign_in, django_assert_max_num_queries
):
    sign_in(Role.MODERATOR)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("stories:index"))
        return len(asked)

    StoryFactory.create_batch(2, tumour_sites=[TumourSiteFactory()])
    queries()
    few = queries()
    StoryFactory.create_batch(18, tumour_sites=[TumourSiteFactory()])
    assert queries() == few


def test_a_moderator_of_one_cancer_finds_no_other_story_in_any_list(client, sign_in):
    mine = TumourSiteFactory()
    sign_in(Role.MODERATOR).tumour_groups.add(mine.group)
    StoryFactory(title="Mine", tumour_sites=[mine])
    other = ReplyFactory(story=StoryFactory(title="Not mine", state=State.PUBLISHED))
    own = ReplyFactory(story=StoryFactory(title="Mine too", state=State.PUBLISHED, tumour_sites=[mine]))
    for address in ("/admin/", "/admin/stories/", "/admin/stories/?state=all", "/admin/stories/?q=waited"):
        page = client.get(address).content.decode()
        assert "Mine" in page and "Not mine" not in page
    assert client.get(reverse("replies:reply", args=[own.pk])).status_code == 200
    assert client.get(reverse("replies:reply", args=[other.pk])).status_code == 404
