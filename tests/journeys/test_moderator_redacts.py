"""A moderator takes out what could name somebody and publishes; anybody reads what is left."""

import pytest

from feedback.models import Story
from feedback.moderation import State
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory

WORDS = "Nurse Grace rang me on 07700 900142 before the scan. I live next to the mill in Wittersham."


@pytest.fixture
def told(site):
    """Two stories that wait: one to be read now, and the one that comes after."""
    story = StoryFactory(words=WORDS)
    StoryFactory(words="The tea was cold. Everything else was warm.")
    return story


def test_a_moderator_redacts_and_publishes(reader, told):
    moderator = UserFactory(role=Role.MODERATOR)

    reader.sign_in(moderator)
    moderator_opens_the_first_story(reader)
    moderator_takes_out_what_could_name_somebody(reader)
    moderator_takes_out_what_only_a_person_can_see(reader)
    moderator_publishes(reader)
    reader.sign_out()

    anybody_reads_what_is_left(reader, told)


def moderator_opens_the_first_story(reader):
    reader.open("/admin/stories/")
    assert reader.sees("2 stories wait")
    reader.follow("Nurse Grace rang me on 07700 900142 before the scan")


def moderator_takes_out_what_could_name_somebody(reader):
    """With keys alone, and without the page being loaded again."""
    page = reader.page
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    reader.look()
    page.keyboard.press("Enter")
    page.get_by_text("A nurse rang me on", exact=False).first.wait_for()
    page.keyboard.press("t")
    page.get_by_text("may show who somebody is").wait_for(state="detached")
    reader.look()


def moderator_takes_out_what_only_a_person_can_see(reader):
    reader.page.get_by_text("Take out other words", exact=True).click()
    reader.write("The words, as they stand", "next to the mill in Wittersham")
    reader.page.get_by_role("textbox", name="Put instead").last.fill("in a village")
    reader.page.get_by_role("button", name="Take them out").click()
    reader.page.get_by_text("I live in a village.", exact=False).first.wait_for()
    reader.look()


def moderator_publishes(reader):
    reader.press("Publish")
    assert reader.sees("Say how serious it is first.")
    reader.choose("Nothing went wrong")
    reader.press("Publish")
    assert reader.sees("The story is published.")
    assert reader.page.get_by_role("heading", name="1 story waits").is_visible()
    assert reader.page.get_by_role("heading", name="The tea was cold").is_visible()


def anybody_reads_what_is_left(reader, told):
    reader.open(told.get_absolute_url())
    assert reader.sees("I live in a village.")
    shown = reader.page.inner_text("body")
    assert not [secret for secret in ("Grace", "07700", "Wittersham", "mill") if secret in shown]
    assert Story.objects.get(pk=told.pk).state == State.PUBLISHED
