"""A patient tells, a moderator publishes, anyone finds."""

from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory

WORDS = "The marmalade ward was kind to me. My scan was on time and a nurse explained every step."


def test_a_patient_tells_a_moderator_publishes_and_anyone_finds(reader, site):
    moderator = UserFactory(role=Role.MODERATOR)

    reference = patient_tells(reader)
    nobody_finds(reader)
    moderator_publishes(reader, moderator)
    anyone_finds(reader, reference)


def patient_tells(reader):
    reader.open("/feedback/")
    reader.press("Start now")
    reader.write("What was good", WORDS)
    reader.press("Continue")
    reader.choose("Breast cancer")
    reader.press("Continue")
    reader.choose("Having tests and waiting for results")
    reader.press("Continue")
    reader.choose("Finding out sooner what was wrong")
    reader.press("Continue")
    reader.choose("I am the patient")
    reader.press("Continue")
    reader.choose("Maidstone Hospital")
    for _ in ("Where", "When"):
        reader.press("Continue")
    reader.choose("Very good")
    for _ in ("How it was", "About you"):
        reader.press("Continue")
    reader.choose("Yes, you may publish it on this website")
    for _ in ("May we publish", "May we email"):
        reader.press("Continue")
    assert reader.sees(WORDS)
    reader.pause()
    reader.press("Send")
    assert reader.sees("We have your story")
    return reader.page.locator(".app-panel__reference").inner_text()


def nobody_finds(reader):
    reader.open("/search/?q=marmalade")
    assert reader.sees("We found nothing")


def moderator_publishes(reader, moderator):
    reader.sign_in(moderator)
    reader.follow("The marmalade ward was kind to me", exact=False)
    reader.choose("Nothing went wrong")
    reader.press("Publish")
    reader.sign_out()


def anyone_finds(reader, reference):
    reader.open("/search/?q=marmalade")
    reader.follow("The marmalade ward was kind to me", exact=False)
    assert reader.sees(WORDS)
    assert reader.page.url.endswith(f"/{reference}/")
    reader.open("/search/?q=marmalade&site=breast&priority=earlier-diagnosis")
    assert reader.sees("1 result")
    reader.open("/search/?q=marmalade&site=lung&priority=earlier-diagnosis")
    assert reader.sees("We found nothing")
