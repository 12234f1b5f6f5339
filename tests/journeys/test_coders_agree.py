"""Two coders read what people wrote; where they differ, it is settled in view; the report counts it so."""

import random

import pytest
from django.utils import timezone

from consultations.analysis import coding
from consultations.models import ConsultationIndexPage, Reading
from consultations.stages import Stage
from portal.accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.coding import CodebookFactory, CodeFactory
from tests.factories.consultations import AnswerFactory, ConsultationPageFactory, QuestionFactory

BUS, NURSE = "The bus was late every day.", "The nurse on the bus desk was kind."


@pytest.fixture
def page(site):
    page = ConsultationPageFactory(
        parent=ConsultationIndexPage.objects.get(), now=timezone.now(), stage=Stage.CLOSED, title="Journeys"
    )
    question = QuestionFactory(page=page, wording="Tell us about one journey.")
    codebook = CodebookFactory(consultation=page)
    CodeFactory(codebook=codebook, name="Getting there", words="bus")
    CodeFactory(codebook=codebook, name="Kindness", description="How people were met.", words="kind")
    for text in (BUS, NURSE):
        AnswerFactory(question=question, text=text)
    return page


def test_two_coders_code_and_settle_what_they_differ_about(reader, page):
    ana = UserFactory(role=Role.ANALYST, first_name="Ana", last_name="One")
    bob = UserFactory(role=Role.EDITOR, first_name="Bob", last_name="Two")

    reader.sign_in(ana)
    first_coder_reads_with_keys(reader, page)
    reader.sign_out()
    coding.draw(consultation=page, share=1, by=ana, now=timezone.now(), dice=random.Random(1))

    reader.sign_in(bob)
    second_coder_reads_blind(reader, page)
    second_coder_settles(reader, page)
    report_counts_what_was_settled(reader, page)


def first_coder_reads_with_keys(reader, page):
    reader.open(f"/admin/answers/{page.pk}/coding/")
    assert reader.sees("2 answers wait to be read.")
    reader.follow("Tell us about one journey.", exact=False)
    assert reader.page.locator("mark").first.inner_text() == "bus"
    with reader.page.expect_navigation():
        reader.page.keyboard.press("1")
        reader.page.keyboard.press("s")
    reader.look()
    assert reader.sees("The nurse on the")
    reader.page.get_by_label("Kindness", exact=False).first.check()
    reader.press("Save, and the next")
    assert reader.sees("Every answer has been read.")


def second_coder_reads_blind(reader, page):
    reader.open(f"/admin/answers/{page.pk}/agreement/")
    reader.press("Read 2 answers a second time", role="link")
    assert not reader.page.locator("mark").count()
    for _ in range(2):
        reader.page.get_by_label("Getting there", exact=False).first.check()
        reader.press("Save, and the next")


def second_coder_settles(reader, page):
    assert reader.sees("1 answer differs and waits to be settled.")
    reader.follow(NURSE)
    assert reader.sees("Only the second chose it.")
    reader.page.get_by_label("Kindness", exact=False).first.check()
    reader.write("Why, in a sentence", "It is the person that counts here.")
    reader.press("Settle it so")
    assert reader.sees("Nothing waits to be settled.")
    assert Reading.objects.get(part=Reading.Part.SETTLED).counts


def report_counts_what_was_settled(reader, page):
    reader.open(f"/admin/answers/{page.pk}/report/")
    assert reader.sees("What they are about")
    bars = reader.page.get_by_role("table", name="What they are about").inner_text()
    assert "Getting there" in bars and "Kindness" in bars
