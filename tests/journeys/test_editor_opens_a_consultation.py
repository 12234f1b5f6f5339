"""An editor builds questions that branch, checks and opens them, and anyone is asked their own way."""

from datetime import timedelta

from django.utils import timezone

from consultations.models import ConsultationIndexPage, ConsultationPage
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory

WHY = "Too many people wait too long before they hear."
REASON = "The Easy Read page is being written now."


def test_an_editor_builds_checks_and_opens_a_consultation(reader, site):
    reader.sign_in(UserFactory(role=Role.EDITOR))
    editor_writes_the_page(reader)
    editor_asks_with_a_condition(reader)
    editor_saves_a_draft(reader)

    editor_sees_the_ways(reader)
    editor_cannot_publish_before_the_checks(reader)
    editor_signs_the_pass_sheet(reader)
    editor_publishes(reader)
    reader.sign_out()

    anyone_reads_how_it_was_checked(reader)
    anyone_is_asked_their_own_way(reader)


def pressed_there(reader, *names):
    *first, last = (reader.page.get_by_role("button", name=name, exact=True).first for name in names)
    for button in first:
        button.click()
    with reader.page.expect_navigation():
        last.click()


def field(reader, name):
    return reader.page.locator(f'[name="{name}"]')


def editor_writes_the_page(reader):
    index = ConsultationIndexPage.objects.get()
    reader.open(f"/admin/pages/add/consultations/consultationpage/{index.pk}/")
    today = timezone.localdate()
    field(reader, "title").fill("How should you hear your results?")
    field(reader, "summary").fill("We want to agree how people are told.")
    field(reader, "opens_at").fill(f"{today - timedelta(days=1)} 09:00")
    field(reader, "closes_at").fill(f"{today + timedelta(days=30)} 17:00")
    field(reader, "who_for").fill("Anyone who has had tests")
    field(reader, "minutes_to_answer").fill("3")
    for name in ("why", "who_decides", "what_can_change"):
        reader.page.locator(f'[data-contentpath="{name}"] [contenteditable="true"]').first.click()
        reader.page.keyboard.type(WHY)


def editor_asks_with_a_condition(reader):
    field(reader, "questions-0-wording").fill("How did you hear?")
    field(reader, "questions-0-kind").select_option("one")
    for number, label in enumerate(["By letter", "By telephone"]):
        if not field(reader, f"questions-0-choices-{number}-label").count():
            reader.page.locator("#id_questions-0-choices-ADD").click()
        field(reader, f"questions-0-choices-{number}-label").fill(label)
    reader.page.locator("#id_questions-ADD").click()
    field(reader, "questions-1-wording").fill("What was wrong with the letter?")
    second = reader.page.locator("#inline_child_questions-1")
    second.get_by_role("button", name="Add a condition").click()
    second.get_by_label("By letter").check()


def editor_saves_a_draft(reader):
    pressed_there(reader, "Save draft")
    assert ConsultationPage.objects.get().owner is not None


def page_key():
    return ConsultationPage.objects.get().pk


def editor_sees_the_ways(reader):
    reader.open(f"/admin/running/{page_key()}/")
    assert reader.sees("Every question can be reached.")
    reader.follow("Map of the questions")
    assert reader.sees("People are asked between 1 and 2 questions, in 2 different ways.")
    assert reader.sees("Asked only if “How did you hear?” is “By letter”.")


def editor_cannot_publish_before_the_checks(reader):
    publish(reader)
    assert reader.sees("sign the pass sheet")


def publish(reader):
    reader.open(f"/admin/pages/{page_key()}/edit/")
    pressed_there(reader, "More actions", "Publish")


def editor_signs_the_pass_sheet(reader):
    reader.open(f"/admin/running/{page_key()}/checks/")
    reader.press("Sign the pass sheet")
    assert reader.sees("It cannot open yet.")
    reader.page.get_by_label("I went through it by keyboard").check()
    reader.page.locator("#excuse-easy_read").fill(REASON)
    reader.press("Sign the pass sheet")
    assert reader.sees("You can publish now.")


def editor_publishes(reader):
    publish(reader)
    assert ConsultationPage.objects.get().live


def anyone_reads_how_it_was_checked(reader):
    reader.open("/take-part/")
    reader.follow("How should you hear your results?")
    reader.follow("How we checked this before it opened")
    assert reader.sees(REASON)


def anyone_is_asked_their_own_way(reader):
    reader.open(f"/consultations/{page_key()}/answer/")
    reader.press("Start")
    reader.choose("By telephone")
    reader.press("Continue")
    assert not reader.page.get_by_text("What was wrong with the letter?").count()
