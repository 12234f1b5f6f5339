"""A patient writes that they want to die: the lead is told at once, reads it when ready, and settles it."""

import uuid

from django.utils import timezone

from feedback import actions
from feedback.consent import Consent
from feedback.telling import Telling
from portal.accounts.roles import Role
from tests.background import do_background_work
from tests.factories.accounts import UserFactory
from tests.factories.feedback import on_duty_for_safeguarding
from tests.factories.taxonomy import TumourSiteFactory

WORDS = "Some nights I want to die. The dietitian changed the subject to yoghurt."


def test_a_lead_gets_a_safeguarding_story(reader, site, mailoutbox):
    lead = UserFactory(role=Role.MODERATOR)
    lead.tumour_groups.add(TumourSiteFactory().group)
    on_duty_for_safeguarding(lead)

    a_patient_tells()
    the_lead_is_told_without_a_word_of_it(lead, mailoutbox)
    reader.sign_in(lead)
    the_lead_reads_it_when_ready(reader)
    nobody_can_publish_it(reader)
    the_lead_says_what_was_done(reader)
    reader.sign_out()
    reader.sign_in(UserFactory(role=Role.MODERATOR))
    the_moderators_of_its_cancer_go_on(reader)


def a_patient_tells():
    told = Telling(key=uuid.uuid4(), words=WORDS, consent=Consent.PUBLISH)
    actions.receive(telling=told, now=timezone.now())


def the_lead_is_told_without_a_word_of_it(lead, mailoutbox):
    do_background_work()
    [mail] = [mail for mail in mailoutbox if "may need you" in mail.subject]
    assert mail.to == [lead.email]
    assert "die" not in mail.body and "yoghurt" not in mail.body


def the_lead_reads_it_when_ready(reader):
    reader.open("/admin/")
    assert reader.sees("Held for safeguarding")
    reader.open("/admin/stories/concerns/")
    assert reader.page.get_by_role("cell", name="Self-harm or suicide").is_visible()
    reader.page.locator("td.title a").first.click()
    reader.page.get_by_role("heading", name="This story speaks of self-harm or suicide").wait_for()
    reader.look()
    assert "yoghurt" not in reader.page.content()
    reader.follow("Show the words")
    assert reader.sees("The dietitian changed the subject to yoghurt.")


def nobody_can_publish_it(reader):
    assert reader.page.get_by_role("button", name="Publish").count() == 0


def the_lead_says_what_was_done(reader):
    reader.write("What was done", "Rang the author’s nurse, who is with them today.")
    reader.press("Settle the concern")
    assert reader.sees("The concern is settled.")
    assert reader.sees("Nothing is held.")


def the_moderators_of_its_cancer_go_on(reader):
    reader.open("/admin/stories/")
    reader.page.locator("td.title a").first.click()
    reader.follow("Show the words")
    assert reader.sees("Rang the author’s nurse")
    assert reader.page.get_by_role("button", name="Publish").is_visible()
