import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from feedback import actions
from feedback.consent import Consent
from feedback.models import Seriousness, Story, StoryOriginal, Suggestion
from feedback.moderation import State, Step
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory, ThemeFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db

STRANGERS = (Role.EDITOR, Role.MEMBER, Role.PARTNER, Role.ANALYST)


def address(story):
    return reverse("stories:story", args=[story.pk])


def words_of(response):
    return BeautifulSoup(response.content, "html.parser").get_text()


def typed(story, decision="save", *, reason="", **more):
    """What the form sends when a moderator presses a button, with how serious it is and the reason."""
    kept = {"version": story.version, "title": story.title, "words": story.words, "seriousness": "0"}
    return {**kept, "decision": decision, f"why-{decision}": reason, **more}


@pytest.fixture
def moderate(client, sign_in):
    """moderate(story, "publish", words=...): a moderator presses a button."""
    sign_in(Role.MODERATOR)

    def press(story, decision="save", **more):
        return client.post(address(story), typed(story, decision, **more))

    return press


def test_a_moderator_publishes_and_the_next_story_opens(moderate):
    story, waiting = StoryFactory(), StoryFactory()
    response = moderate(story, "publish")
    assert response["Location"] == address(waiting)
    story.refresh_from_db()
    assert story.state == State.PUBLISHED
    assert [step.step for step in story.steps.all()] == [Step.START_REVIEW, Step.EDIT, Step.PUBLISH]
    assert story.seriousness == Seriousness.NONE


@pytest.mark.parametrize("decision", ["publish", "decline"])
def test_nothing_is_decided_before_somebody_says_how_serious_it_is(moderate, decision):
    story = StoryFactory()
    response = moderate(story, decision, reason="Not about cancer.", seriousness="")
    assert response.status_code == 422
    assert "Say how serious it is first." in words_of(response)
    story.refresh_from_db()
    assert (story.state, story.version) == (State.RECEIVED, 1)


def test_what_somebody_else_has_open_is_not_opened_next(moderate, client):
    story, elsewhere, free = StoryFactory(), StoryFactory(), StoryFactory()
    actions.open_on_desk(story=elsewhere, by=UserFactory(role=Role.MODERATOR), now=timezone.now())
    assert moderate(story, "publish")["Location"] == address(free)


def test_whoever_comes_second_is_told_who_has_it_open(client, sign_in):
    story, other = StoryFactory(), UserFactory(role=Role.MODERATOR, first_name="Ada")
    actions.open_on_desk(story=story, by=other, now=timezone.now())
    sign_in(Role.MODERATOR)
    assert "Ada Person" in words_of(client.get(address(story)))
    story.refresh_from_db()
    assert story.opened_by == other


def test_opening_notes_who_has_it_and_a_reader_leaves_no_note(client, sign_in):
    site = TumourSiteFactory()
    story = StoryFactory(tumour_sites=[site])
    sign_in(Role.LEAD).tumour_groups.add(site.group)
    client.get(address(story))
    story.refresh_from_db()
    assert story.opened_by is None
    moderator = sign_in(Role.MODERATOR)
    client.get(address(story))
    story.refresh_from_db()
    assert story.opened_by == moderator


def test_after_the_last_story_the_queue_opens(moderate):
    assert moderate(StoryFactory(), "publish")["Location"] == reverse("stories:index")


def test_the_count_goes_down_in_sight(moderate, client):
    story, other = StoryFactory(), StoryFactory()
    assert "2 stories wait" in words_of(client.get(address(story)))
    moderate(story, "publish")
    assert "1 story waits" in words_of(client.get(address(other)))


def test_what_was_changed_is_published_and_the_original_kept(moderate):
    story, site = StoryFactory(words="Nurse Smith was kind."), TumourSiteFactory()
    moderate(story, "publish", words="A nurse was kind.", why="A name.", tumour_sites=[site.pk])
    story.refresh_from_db()
    assert (story.words, story.title, story.seriousness) == ("A nurse was kind.", "A nurse was kind", 0)
    assert list(story.tumour_sites.all()) == [site]
    assert StoryOriginal.objects.get(story=story).words == "Nurse Smith was kind."


def test_a_decision_without_its_reason_keeps_nothing_and_says_so(moderate):
    story = StoryFactory()
    response = moderate(story, "decline", words="Changed words.", why="A name.")
    assert response.status_code == 422
    assert "Say why" in words_of(response)
    assert "Changed words." in words_of(response)
    story.refresh_from_db()
    assert (story.state, story.version) == (State.RECEIVED, 1)


def test_words_changed_by_hand_need_their_reason(moderate):
    story = StoryFactory()
    response = moderate(story, words="Changed words.")
    assert response.status_code == 422
    assert "Say why you changed the words" in words_of(response) and "Changed words." in words_of(response)


def test_the_line_ends_of_a_browser_are_no_change(moderate):
    story = StoryFactory(words="One.\n\nTwo.", state=State.IN_REVIEW)
    moderate(story, words="One.\r\n\r\nTwo.")
    assert not story.steps.exists()


def test_a_story_is_declined_with_a_reason(moderate):
    story = StoryFactory()
    moderate(story, "decline", reason="Not about cancer.")
    story.refresh_from_db()
    assert story.state == State.DECLINED
    assert story.steps.last().reason == "Not about cancer."


@pytest.mark.parametrize(
    ("state", "decision", "becomes"),
    [
        (State.PUBLISHED, "take_down", State.IN_REVIEW),
        (State.PUBLISHED, "withdraw", State.WITHDRAWN),
        (State.DECLINED, "reopen", State.IN_REVIEW),
        (State.WAITING_AUTHOR, "withdraw", State.WITHDRAWN),
    ],
)
def test_other_decisions_need_only_their_reason(moderate, state, decision, becomes):
    story = StoryFactory(state=state)
    moderate(story, decision, reason="The author rang us.")
    story.refresh_from_db()
    assert story.state == becomes


def test_what_the_author_keeps_for_the_alliance_has_no_button_to_publish(moderate, client):
    story = StoryFactory(consent=Consent.ALLIANCE_ONLY)
    page = BeautifulSoup(client.get(address(story)).content, "html.parser")
    assert "publish" not in [button["value"] for button in page.select("button[name=decision]")]
    assert moderate(story, "publish").status_code == 422
    assert not Story.objects.published().exists()


def test_a_clash_shows_both_texts_and_saves_neither_silently(moderate):
    story = StoryFactory()
    moderate(story, words="Mine.", why="A name.")
    clash = moderate(story, words="Yours.", why="A place.")
    assert clash.status_code == 409
    assert "Mine." in words_of(clash) and "Yours." in words_of(clash)
    story.refresh_from_db()
    assert story.words == "Mine."


def test_after_a_clash_saving_again_puts_ones_own_words_in_place(moderate, client):
    story = StoryFactory()
    moderate(story, words="Mine.", why="A name.")
    page = BeautifulSoup(moderate(story, words="Yours.", why="A place.").content, "html.parser")
    version = page.select_one("[name=version]")["value"]
    client.post(address(story), typed(story, words="Yours.", why="A place.", version=version))
    story.refresh_from_db()
    assert story.words == "Yours."


def test_a_suggested_theme_waits_for_a_tick(moderate, client):
    story, theme = StoryFactory(), ThemeFactory(name="Parking")
    Suggestion.objects.create(story=story, theme=theme, source=Suggestion.Source.RULE, because=["car park"])
    page = " ".join(words_of(client.get(address(story))).split())
    assert "Parking Suggested by a word rule: “car park”" in page
    moderate(story, themes=[theme.pk])
    assert list(story.themes.all()) == [theme]


def test_a_retired_term_stays_on_the_story_that_carries_it(moderate, client):
    site = TumourSiteFactory(retired_at=timezone.now())
    story = StoryFactory(tumour_sites=[site])
    moderate(story, tumour_sites=[site.pk])
    assert list(story.tumour_sites.all()) == [site]


def test_a_published_story_changes_only_with_a_reason(moderate):
    story = StoryFactory(state=State.PUBLISHED)
    assert moderate(story, words="Other.").status_code == 422
    moderate(story, words="Other.", why="A name was left in.")
    story.refresh_from_db()
    assert (story.words, story.state) == ("Other.", State.PUBLISHED)


def test_a_lead_reads_the_stories_of_their_group_without_the_original_and_changes_nothing(client, sign_in):
    site = TumourSiteFactory()
    sign_in(Role.LEAD).tumour_groups.add(site.group)
    story = StoryFactory(words="Edited words.", original="Nurse Smith was kind.", tumour_sites=[site])
    page = words_of(client.get(address(story)))
    assert "Edited words." in page
    assert "Smith" not in page
    assert "Only moderators see them." in page
    client.post(address(story), typed(story, "publish"))
    story.refresh_from_db()
    assert (story.state, story.version) == (State.RECEIVED, 1)


@pytest.mark.parametrize("role", [Role.LEAD, Role.MODERATOR])
def test_a_story_outside_ones_remit_is_not_found(client, sign_in, role):
    sign_in(role).tumour_groups.add(TumourSiteFactory().group)
    story = StoryFactory(tumour_sites=[TumourSiteFactory()])
    assert client.get(address(story)).status_code == 404
    assert client.post(address(story), typed(story, "publish")).status_code == 404


@pytest.mark.parametrize("role", STRANGERS)
@pytest.mark.parametrize("name", ["stories:index", "stories:index_results", "stories:story"])
def test_nobody_else_sees_a_word(client, sign_in, role, name):
    sign_in(role)
    story = StoryFactory(words="Secret words.", title="Secret heading", state=State.PUBLISHED)
    arguments = [story.pk] if name == "stories:story" else []
    response = client.get(reverse(name, args=arguments), follow=True)
    assert "Secret" not in words_of(response)


def test_the_desk_asks_the_database_the_same_however_long_the_queue(client, sign_in):
    sign_in(Role.MODERATOR)
    story = StoryFactory()
    client.get(address(story))

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(address(story))
        return len(asked)

    few = queries()
    StoryFactory.create_batch(20)
    assert queries() == few


def test_the_trail_names_each_step_and_who_took_it(moderate, client):
    story = StoryFactory()
    moderate(story, "decline", reason="Not about cancer.")
    page = words_of(client.get(address(story)))
    assert "Declined" in page and "Not about cancer." in page and "Test Person" in page
