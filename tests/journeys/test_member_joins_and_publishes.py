"""Somebody asks to join, is let in, writes a practice, and two peers read it before anyone can."""

import re

from django.conf import settings

from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.taxonomy.models import TumourSite
from tests.background import do_background_work
from tests.factories.accounts import PASSWORD, OrganisationFactory, UserFactory

EMAIL = "ada@trust.example"
TITLE = "Umbrellas at the bus stop"
RESULT = "Nobody waits in the rain any more"
REASON = "Say how many umbrellas there are."
WRITTEN = {
    "problem": "People got wet.",
    "what_was_done": "We lent umbrellas.",
    "who_for": "Everybody who comes by bus.",
    "measured_result": "Of 40 people, 38 stayed dry.",
    "what_did_not_work": "One bin for all of them.",
    "how_to_copy": "Buy umbrellas.",
}


def test_from_asking_to_join_to_the_first_published_practice(reader, site, mailoutbox):
    OrganisationFactory(name="Umbrella Trust", email_domains="trust.example")
    administrator = UserFactory(role=Role.ADMINISTRATOR)
    lead, editor = a_lead_of("bowel"), UserFactory(role=Role.EDITOR)

    newcomer_asks_to_join(reader)
    newcomer_confirms_the_address(reader, mailoutbox)
    administrator_approves(reader, administrator)
    newcomer_chooses_a_password(reader, mailoutbox)
    member = User.objects.get(email=EMAIL)

    member_writes_a_practice_and_sends_it(reader, member)
    lead_asks_for_a_change(reader, lead)
    member_mends_it(reader, member, mailoutbox)
    lead_approves(reader, lead)
    nobody_reads_it(reader)
    editor_publishes_it(reader, editor)
    anyone_reads_it(reader)


def a_lead_of(slug):
    lead = UserFactory(role=Role.LEAD)
    lead.tumour_groups.add(TumourSite.objects.get(slug=slug).group)
    return lead


def newcomer_asks_to_join(reader):
    reader.open("/join/")
    reader.pause()
    reader.press("Ask to join")
    assert reader.sees("Choose your organisation, or enter what it is called")
    reader.write("First name", "Ada")
    reader.write("Last name", "Newcomer")
    reader.write("Your work email address", EMAIL)
    reader.pick("Your organisation", "Umbrella Trust")
    reader.choose("Write best practice, and answer stories about my organisation")
    reader.write("Why do you want to join?", "To share what we did about the rain.")
    reader.pause()
    reader.press("Ask to join")
    assert reader.sees("We have written to you")


def newcomer_confirms_the_address(reader, mailoutbox):
    reader.open(link_in(mailoutbox, r"/join/[0-9a-f-]+/"))
    reader.press("Send my request")
    assert reader.sees("Your request is with us")


def link_in(mailoutbox, pattern):
    """The path in the newest letter that fits, once the worker has written what waits."""
    do_background_work()
    bodies = [letter.body for letter in reversed(mailoutbox) if EMAIL in letter.to]
    return next(found.group() for found in (re.search(pattern, body) for body in bodies) if found)


def administrator_approves(reader, administrator):
    reader.sign_in(administrator)
    reader.open("/admin/")
    reader.follow("Ada Newcomer, Umbrella Trust")
    assert reader.sees("Address known")
    reader.press("Approve")
    assert reader.sees("can now sign in")
    reader.sign_out()


def newcomer_chooses_a_password(reader, mailoutbox):
    link = link_in(mailoutbox, rf"{re.escape(settings.BASE_URL)}/accounts/password/reset/key/\S+")
    reader.open(link.removeprefix(settings.BASE_URL))
    reader.write("New password", PASSWORD)
    reader.write("New password (again)", PASSWORD)
    reader.page.get_by_role("button", name="password").click()
    reader.page.wait_for_load_state()


def member_writes_a_practice_and_sends_it(reader, member):
    reader.sign_in(member)
    reader.open("/admin/")
    reader.follow("Write a practice")
    page = reader.page
    assert not page.get_by_role("tab", name="Settings").is_visible()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_result").fill(RESULT)
    page.locator("#id_summary").fill("We lend umbrellas to people who wait for the bus.")
    for name, words in WRITTEN.items():
        write_text(reader, name, words)
    page.locator("#id_measured_period").fill("March 2026")
    page.locator("#id_cost").fill("40 umbrellas")
    page.locator("#id_contact_role").fill("Lead cancer nurse")
    page.locator("#id_evidence").select_option("measured")
    page.get_by_role("tab", name="About").click()
    page.get_by_label("Bowel cancer", exact=True).check()
    send(reader)
    reader.sign_out()


def write_text(reader, name, words):
    """In Wagtail's editor for text with links and lists."""
    field = reader.page.locator(f"[data-contentpath={name}] [contenteditable=true]").first
    field.click()
    field.press_sequentially(words)


def send(reader):
    reader.page.get_by_role("button", name="More actions").click()
    reader.press("Send to be reviewed")
    assert reader.sees("submitted")


def open_review(reader, person):
    reader.sign_in(person)
    reader.open("/admin/")
    reader.follow(TITLE)
    reader.page.get_by_role("button", name="More actions").click()


def lead_asks_for_a_change(reader, lead):
    open_review(reader, lead)
    reader.page.get_by_role("button", name="Ask for changes").click()
    dialog = reader.page.locator(".modal")
    dialog.get_by_label("What must change, and why").fill(REASON)
    with reader.page.expect_navigation():
        dialog.get_by_role("button", name="Ask for changes").click()
    reader.sign_out()


def member_mends_it(reader, member, mailoutbox):
    assert REASON in [letter.body for letter in letters_to(member, mailoutbox)][-1]
    reader.sign_in(member)
    reader.open("/admin/")
    assert reader.sees(REASON)
    reader.follow(f"{TITLE}: {REASON}")
    reader.page.locator("#id_cost").fill("40 umbrellas, £200")
    send(reader)
    reader.sign_out()


def letters_to(person, mailoutbox):
    do_background_work()
    return [letter for letter in mailoutbox if person.email in letter.to]


def lead_approves(reader, lead):
    open_review(reader, lead)
    reader.press("Approve")
    reader.sign_out()


def nobody_reads_it(reader):
    reader.open("/best-practice/")
    assert not reader.page.get_by_text(RESULT).count()


def editor_publishes_it(reader, editor):
    open_review(reader, editor)
    reader.press("Approve and Publish")
    reader.sign_out()


def anyone_reads_it(reader):
    reader.open("/best-practice/")
    reader.follow(RESULT, exact=False)
    assert reader.sees("40 umbrellas, £200")


def test_an_administrator_closes_a_members_account_and_the_next_click_is_refused(reader, site, client):
    member = UserFactory(role=Role.MEMBER, organisation=OrganisationFactory())
    administrator = UserFactory(role=Role.ADMINISTRATOR)

    reader.sign_in(member)
    reader.open("/admin/pages/")
    client.force_login(administrator)
    client.post(f"/admin/users/access/{member.pk}/", {"act": "close"})

    reader.page.goto(f"{reader.address}/admin/pages/")
    assert "/accounts/login/" in reader.page.url
