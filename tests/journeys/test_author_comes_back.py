"""An author comes back with five words, says no to what was published of theirs, and has it erased."""

from django.utils import timezone

from feedback import actions
from feedback.models import Story, StoryRedaction
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory

from .test_patient_tells import patient_tells

TOLD = "marmalade"
EDITED = "The marmalade ward was kind to me. My test was on time and a nurse explained every step."


def test_an_author_comes_back_disagrees_and_erases(reader, site):
    patient_tells(reader)
    words = words_shown(reader)
    a_moderator_edits_and_publishes()

    comes_back(reader, words)
    sees_what_is_public(reader)
    says_no(reader)
    nobody_can_read_it(reader)
    erases(reader, words)


def words_shown(reader):
    words = reader.page.locator(".app-receipt__words li").all_inner_texts()
    assert len(words) == 5
    return words


def a_moderator_edits_and_publishes():
    """What the moderator's own journey does in the browser."""
    by, now, story = UserFactory(role=Role.MODERATOR), timezone.now(), Story.objects.get()
    sites = list(story.tumour_sites.all())
    revision = actions.Revision(words=EDITED, why="Plainer.", seriousness=0, tumour_sites=sites)
    story = actions.edit(story=story, revision=revision, by=by, version=story.version, now=now)
    StoryRedaction.objects.create(
        story=story, kind="other", put_instead="test", reason="It could show who you are.", at=now, by=by
    )
    actions.publish(story=story, by=by, version=story.version, now=now)


def comes_back(reader, words):
    reader.open("/feedback/come-back/")
    reader.write("Your five receipt words", " ".join(words[:4]))
    reader.press("Open")
    assert reader.sees("Enter five words. You entered 4")
    reader.write("Your five receipt words", ", ".join(words).upper())
    reader.press("Open")
    assert reader.sees("It is on our website, without your name.")
    assert not any(word in reader.page.url for word in words)


def sees_what_is_public(reader):
    assert "scan" in reader.page.locator("del").inner_text()
    assert "test" in reader.page.locator("ins").inner_text()
    assert reader.sees("“scan” became “test”. It could show who you are.")


def says_no(reader):
    reader.press("Take it off the website now")
    assert reader.sees("Nobody can read your story on our website now.")
    reader.write("What should be different?", "Please leave the name of the ward out.")
    reader.press("Send this")
    assert reader.sees("Please leave the name of the ward out.")


def nobody_can_read_it(reader):
    reader.open(f"/search/?q={TOLD}")
    assert reader.sees("We found nothing")


def erases(reader, words):
    reader.open("/feedback/come-back/yours/")
    reader.follow("Erase everything")
    assert reader.sees("This cannot be undone.")
    reader.press("Yes, erase everything")
    assert reader.sees("Your story is erased")
    assert TOLD not in reader.page.content()
    reader.press("Leave this page")
    reader.write("Your five receipt words", " ".join(words))
    reader.press("Open")
    assert reader.sees("We erased everything you told us")
