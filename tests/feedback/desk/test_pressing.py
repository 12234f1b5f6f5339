"""What the buttons of the workbench do, as the form sends them without a script."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from feedback.models import ConcernKind, StoryConcern
from feedback.moderation import State
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryConcernFactory, StoryFactory, on_duty_for_safeguarding
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
WORDS = "Nurse Grace rang me. Then I rang 07700 900142 and asked for Nurse Grace."


@pytest.fixture
def moderator(sign_in):
    return sign_in(Role.MODERATOR)


@pytest.fixture
def desk(client):
    """desk(story): its page. desk(story, "redact-1", ...): the same, after that button was pressed."""

    def show(story, press="", *, shown=True, **typed):
        address = reverse("stories:story", args=[story.pk]) + ("?words=shown" if shown else "")
        page = soup(client.get(address))
        if press:
            page = soup(client.post(address, {**fields_of(page), **typed, "decision": press}, follow=True))
        story.refresh_from_db()
        return page

    return show


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def fields_of(page):
    """What a browser would send with the form as it stands."""
    form = page.select_one("#desk-form")
    fields = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        fields.setdefault(field["name"], []).append(field.get("value", field.get_text().lstrip("\n")))
    return fields


def marked(page):
    return [mark.get_text() for mark in page.select(".desk-mark")]


def buttons(page):
    return {button["value"] for button in page.select("button[name=decision]")}


def test_one_press_takes_a_mark_out_everywhere_with_its_reason(desk, moderator):
    story = StoryFactory(words=WORDS)
    assert marked(desk(story)) == ["Nurse Grace", "07700 900142", "Nurse Grace"]
    page = desk(story, "redact-1")
    assert marked(page) == ["07700 900142"]
    assert story.words == "A nurse rang me. Then I rang 07700 900142 and asked for a nurse."
    assert story.redactions.get().reason == "This looks like somebody’s name."


def test_other_wording_and_another_reason_may_be_typed(desk, moderator):
    story = StoryFactory(words=WORDS)
    desk(story, "redact-1", **{"instead-1": "my nurse", "reason-1": "She asked us to."})
    assert story.words.startswith("My nurse rang me.")
    assert story.steps.last().reason == "She asked us to."


def test_words_are_not_taken_out_without_a_reason(desk, moderator):
    story = StoryFactory(words=WORDS)
    page = desk(story, "redact-1", **{"reason-1": " "})
    assert "Say why the words are taken out." in page.get_text()
    assert story.words == WORDS


def test_all_marks_are_taken_out_at_once_as_offered(desk, moderator):
    story = StoryFactory(words=WORDS)
    assert marked(desk(story, "redact_all")) == []
    assert "Grace" not in story.words and "07700" not in story.words
    assert story.redactions.count() == 2


def test_a_mark_that_is_kept_is_no_longer_one(desk, moderator):
    story = StoryFactory(words=WORDS)
    assert marked(desk(story, "keep-1")) == ["07700 900142"]
    assert story.words == WORDS


def test_other_words_are_taken_out_by_hand(desk, moderator):
    story = StoryFactory(words="I am the postmaster of Wittersham.")
    desk(
        story,
        "redact-other",
        **{"words-other": "the postmaster of Wittersham", "instead-other": "known in my village"},
    )
    assert story.words == "I am known in my village."


def test_what_was_ticked_meanwhile_is_kept_with_a_redaction(desk, moderator):
    story, site = StoryFactory(words=WORDS), TumourSiteFactory()
    desk(story, "redact-1", tumour_sites=[site.pk], seriousness="3")
    assert (list(story.tumour_sites.all()), story.seriousness) == ([site], 3)


def test_what_does_not_exist_is_not_pressed(client, moderator, desk):
    story = StoryFactory()
    page = desk(story)
    response = client.post(
        reverse("stories:story", args=[story.pk]), {**fields_of(page), "decision": "explode"}
    )
    assert response.status_code == 404


def test_hard_words_are_behind_a_notice_until_somebody_asks(desk, moderator):
    story = StoryFactory(words="I want to die. Nobody rang.", title="I want to die")
    StoryConcernFactory(story=story)
    page = desk(story, shown=False)
    assert "This story speaks of self-harm or suicide" in page.get_text()
    assert "want to die" not in str(page)
    assert "want to die" in desk(story).get_text()


def test_the_queue_and_the_first_screen_name_the_kind_and_not_the_words(client, moderator):
    story = StoryFactory(words="I want to die. Nobody rang.", title="I want to die")
    StoryConcernFactory(story=story)
    for address in ("/admin/", "/admin/stories/", "/admin/stories/concerns/"):
        page = client.get(address).content.decode()
        assert "want to die" not in page and story.reference in page
    assert "speaks of self-harm or suicide" in client.get("/admin/stories/").content.decode()


def test_the_lead_settles_a_concern_with_what_was_done_and_the_story_goes_on(desk, sign_in):
    lead = sign_in(Role.MODERATOR)
    on_duty_for_safeguarding(lead)
    concern = StoryConcernFactory(story=StoryFactory(state=State.IN_REVIEW))
    assert "publish" not in buttons(desk(concern.story))
    page = desk(concern.story, f"settle-{concern.pk}", **{f"outcome-{concern.pk}": "I rang the ward."})
    assert "publish" in buttons(page)
    assert "I rang the ward." in page.get_text()


def test_what_was_a_lead_s_only_while_it_was_held_leaves_their_desk(client, desk, sign_in):
    lead = sign_in(Role.MODERATOR)
    lead.tumour_groups.add(TumourSiteFactory().group)
    on_duty_for_safeguarding(lead)
    concern = StoryConcernFactory()
    page = desk(concern.story, f"settle-{concern.pk}", **{f"outcome-{concern.pk}": "I rang the ward."})
    assert "The concern is settled." in page.get_text()
    assert "Nothing is held." in page.get_text()


def test_a_moderator_who_is_not_on_duty_reads_who_is(desk, sign_in):
    on_duty_for_safeguarding(UserFactory(role=Role.MODERATOR, first_name="Ada", last_name="Hythe"))
    sign_in(Role.MODERATOR)
    concern = StoryConcernFactory()
    page = desk(concern.story)
    assert "Ada Hythe" in page.get_text()
    assert f"settle-{concern.pk}" not in buttons(page)
    assert "Only Ada Hythe can settle" in desk(concern.story, f"settle-{concern.pk}").get_text()


def test_a_concern_of_another_story_is_not_settled_here(client, desk, sign_in):
    on_duty_for_safeguarding(sign_in(Role.MODERATOR))
    concern, story = StoryConcernFactory(), StoryFactory()
    sent = {**fields_of(desk(story)), "decision": f"settle-{concern.pk}", f"outcome-{concern.pk}": "Done."}
    assert client.post(reverse("stories:story", args=[story.pk]), sent).status_code == 404


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.LEAD])
def test_whoever_reads_may_raise_a_concern_by_hand(desk, sign_in, role):
    site = TumourSiteFactory()
    sign_in(role).tumour_groups.add(site.group)
    story = StoryFactory(tumour_sites=[site])
    desk(story, "raise", concern="abuse")
    assert StoryConcern.objects.open().get().kind == ConcernKind.ABUSE
    assert story.words in desk(story).get_text()


def test_a_concern_is_about_something(desk, moderator):
    page = desk(StoryFactory(), "raise")
    assert "Choose what the concern is about." in page.get_text()
    assert not StoryConcern.objects.exists()


def test_a_question_to_the_author_is_asked_from_the_desk(desk, moderator):
    story = StoryFactory()
    desk(story, "ask_author", **{"why-ask_author": "Which ward was it?"})
    assert story.state == State.WAITING_AUTHOR
    assert story.messages.get().words == "Which ward was it?"


def test_what_was_typed_for_a_decision_is_not_lost(desk, moderator):
    story = StoryFactory()
    page = desk(story, "decline", **{"why-decline": "Not about cancer."})
    assert "Say how serious it is first." in page.get_text()
    assert page.select_one("#why-decline").get_text(strip=True) == "Not about cancer."


def test_only_an_administrator_erases(desk, sign_in):
    story = StoryFactory(state=State.DECLINED)
    sign_in(Role.MODERATOR)
    assert "erase" not in buttons(desk(story))
    sign_in(Role.ADMINISTRATOR)
    desk(story, "erase", **{"why-erase": "The author asked us to."})
    assert (story.state, story.words) == (State.ERASED, "")
