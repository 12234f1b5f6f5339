"""An organisation answers a story, a second person checks it, a plan is made public and becomes a change."""

import re
from datetime import timedelta

from django.utils import timezone

from feedback.actions import show_due_replies
from feedback.models import Reply, Story
from feedback.moderation import State
from portal.accounts.models import Organisation
from portal.accounts.roles import Role
from search import indexing
from tests.factories.accounts import UserFactory
from tests.factories.feedback import StoryFactory

PLAN = "A second nurse on the telephone at weekends."
DONE = "A second nurse is on the telephone at weekends."


def test_a_reply_goes_through_a_second_person_to_a_change_that_is_made(reader, site):
    trust = Organisation.objects.get()
    responder = UserFactory(role=Role.MEMBER, organisation=trust)
    checker = UserFactory(role=Role.MODERATOR)
    story = a_published_story(trust)

    responder_plans_a_change(reader, responder)
    nobody_reads(reader, story, PLAN)
    checker_sends_it_back(reader, checker)
    responder_mends_it(reader, responder)
    checker_approves(reader, checker)
    nobody_reads(reader, story, PLAN)
    the_time_to_undo_passes()
    anyone_reads(reader, story, PLAN, "Change planned")
    responder_reports_that_it_is_done(reader, responder)
    checker_approves(reader, checker)
    the_time_to_undo_passes()
    anyone_reads(reader, story, DONE, "Change made")


def a_published_story(trust):
    story = StoryFactory(
        state=State.PUBLISHED, organisation=trust, words="The telephone was not answered. I was worried."
    )
    indexing.refresh(Story, [story.pk])
    return story


def responder_plans_a_change(reader, responder):
    reader.sign_in(responder)
    reader.open("/admin/")
    reader.follow("The telephone was not answered")
    fill(reader, "Who speaks for it", "Lead cancer nurse")
    fill(reader, "The reply", "Thank you. You were right to ring.")
    reader.page.get_by_role("radio", name="Change planned", exact=False).check()
    reader.press("Send to be checked")
    assert reader.sees("Say what will change")
    fill(reader, "What changes, or has changed", PLAN)
    fill(reader, "Who sees to it", "Helpline manager")
    due = timezone.localdate() + timedelta(days=90)
    write_day(reader, due)
    reader.press("Send to be checked")
    assert reader.sees("Waiting for a second person")
    reader.sign_out()


def checker_sends_it_back(reader, checker):
    open_the_waiting_reply(reader, checker)
    fill(reader, "A note to whoever wrote it", "Please say sorry.")
    reader.press("Send back")
    reader.sign_out()


def responder_mends_it(reader, responder):
    reader.sign_in(responder)
    reader.open("/admin/")
    reader.follow("The telephone was not answered")
    assert reader.sees("Please say sorry.")
    fill(reader, "The reply", "We are sorry. You were right to ring.")
    reader.press("Send to be checked")
    reader.sign_out()


def checker_approves(reader, checker):
    open_the_waiting_reply(reader, checker)
    reader.press("Approve")
    assert reader.sees("Tick this when it is so")
    for box in reader.page.get_by_role("checkbox").all():
        box.check()
    reader.press("Approve")
    assert reader.sees("Until then it can be undone")
    reader.sign_out()


def fill(reader, label, words):
    """Wagtail's labels end in a star where an answer is needed."""
    reader.page.get_by_label(re.compile(rf"^\s*{label}")).fill(words)


def write_day(reader, day):
    fill(reader, "When it is due, or was made", f"{day:%Y-%m-%d}")


def open_the_waiting_reply(reader, checker):
    reader.sign_in(checker)
    reader.open("/admin/")
    reader.open("/admin/replies/?state=checking")
    reader.follow("The telephone was not answered")


def the_time_to_undo_passes():
    assert show_due_replies(now=timezone.now() + timedelta(minutes=31)) == 1
    Reply.objects.published().filter(published_at__gt=timezone.now()).update(published_at=timezone.now())


def responder_reports_that_it_is_done(reader, responder):
    reader.sign_in(responder)
    reader.open("/admin/replies/plans/")
    reader.follow(PLAN)
    reader.follow("Say what became of this plan")
    fill(reader, "The reply", "It is done.")
    fill(reader, "What changes, or has changed", DONE)
    write_day(reader, timezone.localdate())
    reader.press("Send to be checked")
    reader.sign_out()


def nobody_reads(reader, story, words):
    page = reader.open(story.get_absolute_url())
    assert page.get_by_text(words).count() == 0


def anyone_reads(reader, story, words, step):
    page = reader.open(story.get_absolute_url())
    assert reader.sees(words)
    assert page.locator(".app-steps").get_by_text(step).is_visible()
