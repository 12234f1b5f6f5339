import json
import uuid
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from consultations import actions as answers
from consultations.models import Response
from feedback import actions
from feedback.actions.leaving import KIND
from feedback.models import Story
from feedback.moderation import State
from portal.privacy import erasures
from portal.privacy.models import Erasure, NeverChanged
from tests.factories.consultations import ResponseFactory
from tests.factories.feedback import StoryFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def paper(settings, tmp_path):
    """The list of erasures, in a folder that is not there yet."""
    settings.ERASURE_LIST = tmp_path / "apart" / "erasures.jsonl"
    return settings.ERASURE_LIST


def erase(story, then):
    with then(execute=True):
        actions.erase(story=story, now=NOW)
    return story


def test_an_erasure_stands_in_the_list_once_its_transaction_is_over(
    paper, django_capture_on_commit_callbacks
):
    story = StoryFactory()
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(story=story, now=NOW)
        assert not paper.exists()

    [line] = paper.read_text().splitlines()
    assert json.loads(line) == {
        "kind": KIND,
        "key": erasures.hash_of(story.submission_key),
        "at": NOW.isoformat(),
        "removed": {"stories": 1, "words as they were sent": 1},
    }
    assert paper.stat().st_mode & 0o077 == 0


def test_what_is_proved_is_never_changed_or_deleted():
    proof = erasures.prove(kind="x.y", key=uuid.uuid4(), removed={}, now=NOW)

    for change in (proof.save, proof.delete, Erasure.objects.all().delete):
        with pytest.raises(NeverChanged):
            change()


def test_a_list_that_cannot_be_written_undoes_no_erasure(
    settings, tmp_path, django_capture_on_commit_callbacks
):
    (tmp_path / "file").write_text("")
    settings.ERASURE_LIST = tmp_path / "file" / "erasures.jsonl"

    story = erase(StoryFactory(), django_capture_on_commit_callbacks)

    story.refresh_from_db()
    assert story.state == State.ERASED


def test_the_nightly_job_writes_the_lines_that_are_missing(paper):
    actions.erase(story=StoryFactory(), now=NOW)
    actions.erase(story=StoryFactory(), now=NOW)

    assert erasures.heal() == 2
    assert erasures.heal() == 0
    assert len(list(erasures.listed())) == 2


def test_half_a_line_of_a_machine_that_lost_its_power_spoils_no_other(
    paper, django_capture_on_commit_callbacks
):
    erase(StoryFactory(), django_capture_on_commit_callbacks)
    with paper.open("a") as file:
        file.write('{"kind": "feedback.st')

    erase(StoryFactory(), django_capture_on_commit_callbacks)

    assert len(list(erasures.listed())) == 2


def restored(story):
    """The story and the table of erasures as an older backup has them."""
    Story.objects.filter(pk=story.pk).update(
        state=State.RECEIVED, words="The marmalade ward.", title="The marmalade ward"
    )
    Erasure.objects.all()._raw_delete("default")


def test_after_a_restore_what_was_erased_is_erased_again_and_proved_with_its_first_date(
    paper, django_capture_on_commit_callbacks
):
    story = erase(StoryFactory(), django_capture_on_commit_callbacks)
    StoryFactory()
    restored(story)

    said = StringIO()
    call_command("reapply_erasures", stdout=said)

    story.refresh_from_db()
    assert (story.state, story.words) == (State.ERASED, "")
    assert erasures.proof_of(KIND, story.submission_key).at == NOW
    assert said.getvalue() == "Done again: 1. Lines added to the list: 0.\n"
    assert erasures.reapply(now=NOW) == 0


def test_prepare_erases_again_before_anything_is_served(paper, django_capture_on_commit_callbacks):
    story = erase(StoryFactory(), django_capture_on_commit_callbacks)
    restored(story)

    call_command("prepare", verbosity=0)

    story.refresh_from_db()
    assert story.state == State.ERASED


def test_a_story_that_was_withdrawn_stays_so_after_a_restore(paper, django_capture_on_commit_callbacks):
    story, other = (StoryFactory(state=State.PUBLISHED) for _ in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(story=story, now=NOW)
    Story.objects.filter(pk=story.pk).update(state=State.PUBLISHED)
    Erasure.objects.all()._raw_delete("default")

    assert erasures.reapply(now=NOW) == 1

    assert [each.pk for each in Story.objects.published()] == [other.pk]
    assert erasures.reapply(now=NOW) == 0


def test_answers_that_were_taken_back_stay_so_after_a_restore(paper, django_capture_on_commit_callbacks):
    response, other = ResponseFactory(), ResponseFactory()
    with django_capture_on_commit_callbacks(execute=True):
        answers.withdraw(response=response, now=NOW)
    Response.objects.update(withdrawn_at=None)
    Erasure.objects.all()._raw_delete("default")

    assert erasures.reapply(now=NOW + timedelta(hours=1)) == 1

    assert list(Response.objects.standing()) == [other]
    assert erasures.reapply(now=NOW) == 0


def test_without_a_list_nothing_is_erased(paper):
    assert erasures.reapply(now=NOW) == 0
