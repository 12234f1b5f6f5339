import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from feedback.models import Reply
from feedback.moderation import State
from tests.factories.feedback import ReplyFactory, StoryFactory, ThemeFactory
from tests.factories.taxonomy import PathwayStageFactory, PriorityFactory, TumourSiteFactory

pytestmark = pytest.mark.django_db

STORIES = "/feedback/stories/"
HIDDEN = [state for state in State if state != State.PUBLISHED]


def published(**more):
    return StoryFactory(state=State.PUBLISHED, **more)


def titles(page):
    return [card.get_text(strip=True) for card in page.select(".app-story-card__title")]


def counts(page):
    """The count beside each choice, by its label."""
    labels = (label.get_text().rsplit("(", 1) for label in page.select(".nhsuk-checkboxes__label"))
    return {name.strip(): int(count.strip(" )\n")) for name, count in labels}


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_published_is_neither_listed_nor_found(visitor, state):
    more = {"words": "", "title": ""} if state == State.ERASED else {}
    story = StoryFactory(state=state, **more)
    assert titles(visitor.open(STORIES)) == []
    page = visitor.open(story.get_absolute_url(), status=404)
    assert story.reference not in page.get_text()


def test_a_published_story_is_read_with_its_terms_and_answer(visitor):
    site = TumourSiteFactory(name="Bowel cancer")
    story = published(words="They rang me. I was glad.", told_by="carer", tumour_sites=[site])
    ReplyFactory(story=story, words="We are glad too.", outcome=Reply.Outcome.CHANGE_MADE)
    page = visitor.open(story.get_absolute_url())
    words = page.main.get_text()
    assert page.h1.get_text(strip=True) == "They rang me"
    assert "A carer" in words and "Bowel cancer" in words and "We are glad too." in words
    assert "Change made" in words


def test_an_unpublished_reply_is_not_shown(visitor):
    story = published()
    ReplyFactory(story=story, words="Not signed off.", published_at=None)
    assert "Not signed off." not in visitor.open(story.get_absolute_url()).get_text()


def test_the_place_of_care_is_not_shown_beside_a_rare_cancer(visitor):
    story = published(care_site_text="The van in Deal")
    assert "Deal" not in visitor.open(story.get_absolute_url()).get_text()


def test_markup_in_a_story_is_shown_as_words(visitor):
    story = published(words="<script>alert(1)</script> was on the screen.")
    page = visitor.open(story.get_absolute_url())
    assert "<script>alert(1)</script>" in page.select_one(".app-words").get_text()


def test_a_reference_typed_in_small_letters_leads_to_the_story(visitor):
    story = published()
    page = visitor.open(f"{STORIES}{story.reference.lower().replace('-', '')}/")
    assert page.h1.get_text(strip=True) == story.title


def test_filters_of_one_kind_widen_and_of_two_kinds_narrow(visitor):
    bowel, lung, tests = (
        TumourSiteFactory(slug="bowel"),
        TumourSiteFactory(slug="lung"),
        PathwayStageFactory(),
    )
    published(title="One", tumour_sites=[bowel], stages=[tests])
    published(title="Two", tumour_sites=[lung])
    published(title="Three")
    assert set(titles(visitor.open(f"{STORIES}?site=bowel&site=lung"))) == {"One", "Two"}
    assert titles(visitor.open(f"{STORIES}?site=bowel&site=lung&stage={tests.slug}")) == ["One"]


def test_counts_stand_under_every_filter_but_their_own(visitor):
    bowel, lung = TumourSiteFactory(name="Bowel", slug="bowel"), TumourSiteFactory(name="Lung")
    early, late = PriorityFactory(name="Early"), PriorityFactory(name="Late")
    published(tumour_sites=[bowel], priorities=[early])
    published(tumour_sites=[lung], priorities=[late])
    published(tumour_sites=[lung], priorities=[late])
    StoryFactory(tumour_sites=[bowel], priorities=[early])
    assert counts(visitor.open(f"{STORIES}?site=bowel")) == {"Bowel": 1, "Lung": 2, "Early": 1}


def test_a_chip_takes_its_filter_away(visitor):
    bowel = TumourSiteFactory(name="Bowel", slug="bowel")
    published(title="One", tumour_sites=[bowel])
    published(title="Two")
    chip = visitor.open(f"{STORIES}?site=bowel&sort=shared").select_one(".app-chip")
    assert set(titles(visitor.open(STORIES + chip["href"]))) == {"One", "Two"}
    assert "sort=shared" in chip["href"]


def test_the_address_of_a_merged_term_still_works(visitor):
    bowel = TumourSiteFactory(name="Bowel", slug="bowel")
    TumourSiteFactory(slug="old-bowel", merged_into=bowel, retired_at=timezone.now())
    published(title="One", tumour_sites=[bowel])
    published(title="Two")
    page = visitor.open(f"{STORIES}?site=old-bowel")
    assert titles(page) == ["One"]
    assert "old-bowel" not in page.select_one(".app-chip")["href"]


def test_a_theme_leads_to_its_stories(visitor):
    theme = ThemeFactory(name="Parking")
    story = published(title="One", themes=[theme])
    published(title="Two")
    link = visitor.open(story.get_absolute_url()).find("a", string="Parking")
    assert titles(visitor.open(link["href"])) == ["One"]


def test_a_filter_that_nobody_knows_is_passed_over(visitor):
    published(title="One")
    assert titles(visitor.open(f"{STORIES}?site=elbow&sort=loudest")) == ["One"]


def test_an_empty_choice_says_so_and_offers_the_next_step(visitor):
    TumourSiteFactory(slug="bowel")
    assert "Be the first" in visitor.open(STORIES).get_text()
    assert "Nobody has told us about this yet" in visitor.open(f"{STORIES}?site=bowel").get_text()


def test_stories_are_ordered_as_asked(visitor):
    changed, shared, newest = (
        published(title="Changed"),
        published(title="Shared", shared_count=9),
        published(title="New"),
    )
    ReplyFactory(story=changed, outcome=Reply.Outcome.CHANGE_MADE)
    assert titles(visitor.open(STORIES))[0] == newest.title
    assert titles(visitor.open(f"{STORIES}?sort=shared"))[0] == shared.title
    assert titles(visitor.open(f"{STORIES}?sort=changed"))[0] == changed.title


def test_every_story_stands_on_exactly_one_page(visitor):
    stories = [published(title=f"Story {number}") for number in range(25)]
    pages = [titles(visitor.open(f"{STORIES}?page={number}")) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [10, 10, 5]
    assert {title for page in pages for title in page} == {story.title for story in stories}


def test_a_page_beyond_all_bounds_is_not_found(visitor):
    visitor.open(f"{STORIES}?page=999999999", status=404)


def test_related_stories_share_the_cancer_and_say_why(visitor):
    bowel, tests = TumourSiteFactory(name="Bowel"), PathwayStageFactory(name="Tests")
    story = published(title="Mine", tumour_sites=[bowel], stages=[tests])
    published(title="Close", tumour_sites=[bowel], stages=[tests])
    published(title="Less close", tumour_sites=[bowel])
    published(title="Other", stages=[tests])
    StoryFactory(title="Unread", tumour_sites=[bowel])
    page = visitor.open(story.get_absolute_url())
    assert titles(page) == ["Close", "Less close"]
    assert "Also about: Bowel, Tests" in " ".join(page.select_one(".app-story-card").get_text().split())


def asked_for(client, address):
    """How many queries the page takes, once what is read a first time only has been read."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_pages_ask_the_database_the_same_for_two_stories_and_for_twenty(client):
    site, stage, theme = TumourSiteFactory(), PathwayStageFactory(), ThemeFactory()

    def tell():
        terms = {
            "tumour_sites": [site],
            "stages": [stage],
            "priorities": [PriorityFactory()],
            "themes": [theme],
        }
        return ReplyFactory(story=published(**terms)).story

    story, _ = tell(), tell()
    addresses = [STORIES, f"{STORIES}?site={site.slug}&theme={theme.slug}", story.get_absolute_url()]
    few = [asked_for(client, address) for address in addresses]
    for _ in range(18):
        tell()
    assert [asked_for(client, address) for address in addresses] == few
    assert max(few) <= 12
