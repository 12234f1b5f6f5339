import pytest
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.rich_text import RichText

from consultations import opening
from consultations.models import ConsultationPage, PassSheet
from consultations.stages import Stage
from consultations.told_already import Told, told_already
from search import indexing
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, ConsultationPageFactory, QuestionFactory
from tests.factories.taxonomy import TumourSiteFactory

pytestmark = pytest.mark.django_db
EXCUSES = {
    "easy_read": "It is being written now.",
    "time": "Most people skip half.",
    "reading": "It is short.",
}
NOTHING = Told((), {})
ENOUGH = "<p>Too many people wait too long for their results today.</p>"


@pytest.fixture
def page():
    words = {"why": ENOUGH, "who_decides": ENOUGH, "what_can_change": ENOUGH, "kept_by": UserFactory()}
    page = ConsultationPageFactory(stage=Stage.FORTHCOMING, **words)
    QuestionFactory(page=page, wording="How far did you go?")
    page.save_revision()
    return page


def signed(page, told=NOTHING, excuses=EXCUSES, **said):
    plan = opening.plan_of(page, told=told, is_accessible=True, **said)
    return opening.sign(page=page, plan=plan, told=told, excuses=excuses, by=UserFactory(), now=NOW)


def vouched_for(page):
    fresh = ConsultationPage.objects.get(pk=page.pk)
    return opening.fingerprint(opening.lines_of(fresh.questionnaire()))


def against(page):
    return opening.reason_against_opening(page, opening.lines_of(page.questionnaire()), NOW)


def test_nothing_opens_before_its_sheet_is_signed(page):
    assert "sign the pass sheet" in against(page)
    signed(page)
    assert against(page) == ""


def test_a_sheet_vouches_for_the_questions_that_it_saw(page):
    signed(page)
    QuestionFactory(page=page, wording="And how long did it take?")
    assert "have changed" in against(page)


def test_a_sheet_vouches_for_the_ends_of_a_scale_the_rows_of_a_table_and_the_facts(page):
    scale = QuestionFactory(page=page, kind="scale", lowest=1, highest=5)
    table = QuestionFactory(page=page, kind="matrix", choices=["Yes", "No"], rows=["By bus"])
    changes = [
        lambda: setattr(scale, "highest", 10),
        lambda: setattr(scale, "highest_label", "very far"),
        lambda: setattr(scale, "required", True),
        lambda: setattr(scale, "context", [("words", RichText("<p>A bus runs twice an hour.</p>"))]),
        lambda: table.rows.update(label="By train"),
        lambda: table.choices.filter(label="No").update(label="Never"),
    ]
    seen = {vouched_for(page)}
    for change in changes:
        change()
        scale.save()
        seen.add(vouched_for(page))
    assert len(seen) == 1 + len(changes)


def test_no_workflow_opens_it_past_its_sheet(page):
    task = GroupApprovalTask.objects.create(name="a look")
    workflow = Workflow.objects.create(name="looks")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=page.get_parent(), workflow=workflow)
    assert not page.has_workflow
    assert page.get_workflow() is None


def test_what_has_opened_needs_no_new_sheet():
    assert against(ConsultationPageFactory()) == ""


def test_without_an_excuse_what_is_missing_stays_open(page):
    with pytest.raises(opening.NotReady) as refused:
        signed(page, excuses={})
    assert "easy_read" in [check.name for check in refused.value.open_checks]
    assert not PassSheet.objects.exists()


def test_some_things_no_reason_excuses(page):
    page.kept_by = None
    page.owner = None
    with pytest.raises(opening.NotReady) as refused:
        signed(page, excuses={**EXCUSES, "lead": "Nobody has the time for it."})
    assert [check.name for check in refused.value.open_checks] == ["lead"]


def test_reasons_are_kept_with_what_they_excuse(page):
    sheet = signed(page)
    excused = [line["excuse"] for line in sheet.checks if line["label"] == "Easy Read"]
    assert excused == ["It is being written now."]


def test_past_consultations_about_the_same_are_found_and_ask_for_a_reason(page):
    site = TumourSiteFactory()
    past = ConsultationPageFactory(title="We asked before", stage=Stage.ANSWERED, tumour_sites=[site])
    page.tumour_sites = [site]
    page.save()
    indexing.refresh(type(page), [past.pk, page.pk])
    told = told_already(page)
    assert [thing["title"] for thing in told.things] == ["We asked before"]
    with pytest.raises(opening.NotReady) as refused:
        signed(page, told=told)
    assert [check.name for check in refused.value.open_checks] == ["told"]
    reason = "Last time we asked where; now we ask how people want to be told."
    assert signed(page, told=told, why_again=reason).why_again == reason
