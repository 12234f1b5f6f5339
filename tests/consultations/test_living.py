from datetime import date, timedelta

import pytest

from consultations import living
from consultations.life import FROM, Step, StepRefused
from consultations.models import PublicNote
from consultations.stages import Stage
from portal.privacy.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.consultations import NOW, ConsultationPageFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def editor():
    return UserFactory()


def taken(step, page, editor):
    more = {} if step == Step.ARCHIVE else {"words": "Because."}
    if step in (Step.EXTEND, Step.REOPEN):
        more["until"] = NOW + 30 * DAY
    return getattr(living, step.value)(consultation=page, by=editor, now=NOW, **more)


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("stage", list(Stage))
def test_a_step_is_taken_from_its_stages_and_from_no_other(step, stage, editor):
    page = ConsultationPageFactory(stage=stage)
    if stage in FROM[step]:
        taken(step, page, editor)
        assert AuditEntry.objects.get().actor == editor
    else:
        with pytest.raises(StepRefused, match=stage.label):
            taken(step, page, editor)
        assert not PublicNote.objects.exists()


@pytest.mark.parametrize(
    ("stage", "step", "becomes"),
    [
        (Stage.OPEN, Step.EXTEND, Stage.OPEN),
        (Stage.OPEN, Step.PAUSE, Stage.PAUSED),
        (Stage.PAUSED, Step.RESUME, Stage.OPEN),
        (Stage.CLOSED, Step.REOPEN, Stage.OPEN),
        (Stage.CLOSED, Step.EXPLAIN, Stage.CLOSED),
    ],
)
def test_each_step_leads_to_its_stage_and_is_said_to_everybody(stage, step, becomes, editor):
    page = taken(step, ConsultationPageFactory(stage=stage), editor)
    assert page.stage_at(NOW) == becomes
    assert (page.notes.get().words, page.notes.get().by) == ("Because.", editor)


def test_what_is_archived_is_read_and_no_longer_listed(editor):
    page = taken(Step.ARCHIVE, ConsultationPageFactory(stage=Stage.ANSWERED), editor)
    assert page.stage_at(NOW) == Stage.ARCHIVED
    assert not type(page).objects.listed().exists()


@pytest.mark.parametrize("until", [NOW - DAY, NOW + 20 * DAY])
def test_a_new_close_is_later_than_now_and_than_the_old_one(until, editor):
    page = ConsultationPageFactory(closes_at=NOW + 20 * DAY)
    with pytest.raises(StepRefused, match="Choose a later moment"):
        living.extend(consultation=page, until=until, words="More time.", by=editor, now=NOW)


def test_a_new_close_is_before_the_moment_of_the_outcome(editor):
    page = ConsultationPageFactory(outcome_published_at=NOW + 40 * DAY)
    with pytest.raises(StepRefused, match="before the one from which the outcome is shown"):
        living.extend(consultation=page, until=NOW + 41 * DAY, words="More time.", by=editor, now=NOW)


def test_opening_again_gives_up_a_due_date_that_would_come_too_early(editor):
    page = ConsultationPageFactory(stage=Stage.CLOSED, outcome_due_date=NOW.date() + 10 * DAY)
    page = taken(Step.REOPEN, page, editor)
    assert page.outcome_due == date(2026, 10, 2)


def test_an_alias_lives_with_its_page(editor):
    page = ConsultationPageFactory()
    alias = page.create_alias(parent=page.get_parent(), update_slug="twice")
    taken(Step.PAUSE, page, editor)
    alias.refresh_from_db()
    assert alias.stage_at(NOW) == Stage.PAUSED


def test_of_two_who_press_at_once_one_is_told_to_look_again(editor):
    page = ConsultationPageFactory()
    stale = living._begin(Step.PAUSE, page, NOW)
    taken(Step.PAUSE, page, editor)
    with pytest.raises(StepRefused, match="Somebody else"):
        living._take(Step.PAUSE, stale, {"paused_at": NOW}, "Again.", editor, NOW)
    assert PublicNote.objects.count() == 1
