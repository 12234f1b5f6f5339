from datetime import date

import pytest

from home.models import PathwayPage, StandardTarget
from home.practice import standards
from tests.factories.home import (
    AllianceDocumentFactory,
    BestPracticePageFactory,
    PathwayPageFactory,
    PathwayStepFactory,
    WaitingStandardFactory,
)

pytestmark = pytest.mark.django_db


def test_a_pathway_is_drawn_and_told_step_by_step_with_its_standards(visitor):
    page = PathwayPageFactory()
    PathwayStepFactory(page=page, title="The referral", by_day=0, clock="referred")
    PathwayStepFactory(page=page, title="Surgery", by_day=55, clock="treated")
    WaitingStandardFactory(days=62, name="62-day standard")

    shown = visitor.open(page.url)

    assert [step.get_text() for step in shown.select(".app-way-step h3")] == ["The referral", "Surgery"]
    assert len(shown.select("svg[role=img]")) == 2
    assert "62 days: the first treatment begins" in shown.find("svg", role="img").get_text()
    assert "usually 55 days from the referral" in shown.get_text()
    assert "62-day standard" in shown.get_text()


def test_a_step_leads_to_nothing_that_the_reader_may_not_have(visitor):
    practice = BestPracticePageFactory(result="A secret result")
    PathwayStepFactory(page=(page := PathwayPageFactory()), practice=practice)
    practice.unpublish()

    assert "A secret result" not in visitor.open(page.url).get_text()


def test_a_preview_shows_the_draft(client, rf):
    page = PathwayPageFactory()
    step = PathwayStepFactory(page=page, title="Old words", document=AllianceDocumentFactory())
    draft = PathwayPage.objects.get(pk=page.pk)
    step.title = "New words"
    draft.steps = [step]

    assert "New words" in draft.make_preview_request(preview_mode=draft.default_preview_mode).rendered_content


def test_the_target_that_holds_is_the_newest_that_has_begun():
    standard = WaitingStandardFactory()
    standard.targets = [
        StandardTarget(percent=75, valid_from=date(2023, 10, 1)),
        StandardTarget(percent=80, valid_from=date(2025, 4, 1)),
    ]

    assert standard.target_on(date(2023, 9, 30)) is None
    assert standard.target_on(date(2025, 3, 31)).percent == 75
    assert standard.target_on(date(2025, 4, 1)).percent == 80


def test_the_real_standards_are_planted_once():
    standards.plant()
    standards.plant()

    found = {each.days: each.target_on(date(2025, 6, 1)).percent for each in _in_force(date(2025, 6, 1))}
    assert found == {28: 80, 31: 96, 62: 85}
    assert list(_in_force(date(2023, 9, 30))) == []


def _in_force(day):
    return WaitingStandardFactory._meta.model.objects.in_force(day)
