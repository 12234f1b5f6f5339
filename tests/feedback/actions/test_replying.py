from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from feedback import actions
from feedback.models import Helped, Reply, Story
from feedback.moderation import MoveRefused, State
from feedback.replying import CHECKS, ReplyState, ReplyStep
from portal.accounts.roles import Role
from search import indexing
from search.models import SearchEntry
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.feedback import ReplyFactory, StoryFactory

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    return OrganisationFactory()


@pytest.fixture
def writer(trust):
    return UserFactory(role=Role.MEMBER, organisation=trust)


@pytest.fixture
def checker():
    return UserFactory(role=Role.MODERATOR)


@pytest.fixture
def story(trust):
    found = StoryFactory(state=State.PUBLISHED, organisation=trust)
    indexing.refresh(Story, [found.pk])
    return found


@pytest.fixture
def draft(story, trust, writer):
    reply = Reply(story=story, organisation=trust, words="Letters go out sooner.", speaks_for="Lead nurse")
    return actions.save_reply(reply=reply, by=writer, now=NOW)


@pytest.fixture
def sent(draft, writer):
    return actions.send_reply(reply=draft, by=writer, now=NOW)


@pytest.fixture
def approved(sent, checker):
    return actions.approve_reply(reply=sent, by=checker, now=NOW, checks=list(CHECKS))


@pytest.fixture
def shown(approved):
    actions.show_due_replies(now=NOW + HALF_AN_HOUR)
    approved.refresh_from_db()
    return approved


def found(word):
    return SearchEntry.objects.live().of_model(Story).filter(body__contains=word).exists()


def test_a_reply_is_public_only_when_the_time_to_undo_is_over(approved):
    assert actions.show_due_replies(now=NOW + HALF_AN_HOUR - timedelta(seconds=1)) == 0
    assert not found("sooner")
    assert actions.show_due_replies(now=NOW + HALF_AN_HOUR) == 1
    approved.refresh_from_db()
    assert (approved.state, approved.published_at) == (ReplyState.PUBLISHED, NOW + HALF_AN_HOUR)
    assert found("sooner")
    assert actions.show_due_replies(now=NOW + HALF_AN_HOUR) == 0


def test_the_time_to_undo_is_a_setting(sent, checker, settings):
    settings.REPLY_UNDO_MINUTES = 5
    approved = actions.approve_reply(reply=sent, by=checker, now=NOW, checks=list(CHECKS))
    assert approved.show_at == NOW + timedelta(minutes=5)


def test_the_background_is_asked_to_show_it_at_that_moment(approved):
    task = DBTaskResult.objects.get(task_path__endswith="show_when_due")
    assert task.run_after == NOW + HALF_AN_HOUR


def test_what_is_undone_in_time_is_not_shown(approved, checker):
    actions.undo_approval(reply=approved, by=checker, now=NOW)
    assert actions.show_due_replies(now=NOW + timedelta(days=1)) == 0


def test_what_answers_a_withdrawn_story_is_not_shown(approved, story):
    actions.withdraw(story=story, now=NOW)
    assert actions.show_due_replies(now=NOW + HALF_AN_HOUR) == 0


def test_nobody_approves_what_they_have_ever_written_any_of(story, trust, checker):
    reply = Reply(story=story, organisation=trust, words="Mine.", speaks_for="Lead nurse")
    reply = actions.save_reply(reply=reply, by=checker, now=NOW)
    other = UserFactory(role=Role.MODERATOR)
    reply.words = "Theirs."
    reply = actions.save_reply(reply=reply, by=other, now=NOW)
    reply = actions.send_reply(reply=reply, by=other, now=NOW)
    for person in (checker, other):
        with pytest.raises(MoveRefused, match="a second person"):
            actions.approve_reply(reply=reply, by=person, now=NOW, checks=list(CHECKS))


def test_the_database_itself_refuses_a_reply_signed_by_its_writer(draft, writer):
    with pytest.raises(IntegrityError, match="reply_checked_by_another"), transaction.atomic():
        Reply.objects.filter(pk=draft.pk).update(checked_by=writer)


@pytest.mark.parametrize("missing", ["change", "change_owner", "change_on"])
def test_the_database_itself_refuses_a_change_that_is_not_said_whole(missing):
    reply = ReplyFactory(outcome=Reply.Outcome.CHANGE_MADE)
    with pytest.raises(IntegrityError, match="reply_change_has_words"), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(**{missing: None if missing == "change_on" else ""})


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"published_at": None}, "reply_published_with_date"),
        ({"checked_at": None}, "reply_shown_once_checked"),
        ({"state": ReplyState.APPROVED, "published_at": None}, "reply_approved_until_a_time"),
        ({"helped": Helped.YES}, "reply_helped_with_date"),
        ({"words": ""}, "reply_has_words"),
    ],
)
def test_the_database_itself_refuses_what_cannot_be(changes, name):
    reply = ReplyFactory()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(**changes)


def test_an_unfinished_change_is_not_sent(draft, writer):
    draft.outcome = Reply.Outcome.CHANGE_PLANNED
    kept = actions.save_reply(reply=draft, by=writer, now=NOW)
    with pytest.raises(MoveRefused, match="Say what will change"):
        actions.send_reply(reply=kept, by=writer, now=NOW)


def test_only_a_published_story_is_answered(trust, writer):
    reply = Reply(story=StoryFactory(organisation=trust), organisation=trust, words="Thank you.")
    with pytest.raises(MoveRefused, match="published"):
        actions.save_reply(reply=reply, by=writer, now=NOW)


def test_nobody_answers_for_somebody_else(story, writer):
    reply = Reply(story=story, organisation=OrganisationFactory(), words="Thank you.")
    with pytest.raises(MoveRefused, match="answers for this organisation"):
        actions.save_reply(reply=reply, by=writer, now=NOW)


def test_two_replies_of_one_organisation_are_not_under_way_at_once(draft, writer):
    second = Reply(story=draft.story, organisation=draft.organisation, words="Thank you.")
    with pytest.raises(MoveRefused, match="Open that one"):
        actions.save_reply(reply=second, by=writer, now=NOW)


def test_a_reply_that_is_taken_down_is_gone_from_search_and_can_be_written_anew(shown, checker, writer):
    down = actions.take_down_reply(reply=shown, by=checker, now=NOW, reason="A name was left in.")
    assert not found("sooner")
    assert down.story.replies.published().count() == 0
    anew = actions.reopen_reply(reply=down, by=writer, now=NOW)
    assert (anew.state, anew.published_at, anew.checked_by) == (ReplyState.DRAFT, None, None)


def test_a_plan_stays_in_sight_when_the_change_is_made(story, trust, writer, checker):
    plan = ReplyFactory(
        story=story, organisation=trust, outcome=Reply.Outcome.CHANGE_PLANNED, change_on=date(2026, 4, 1)
    )
    made = Reply(
        story=story,
        organisation=trust,
        follows=plan,
        words="It is done.",
        outcome=Reply.Outcome.CHANGE_MADE,
        change="A third nurse.",
        change_owner="Ward manager",
        change_on=date(2026, 5, 1),
    )
    made = actions.save_reply(reply=made, by=writer, now=NOW)
    assert list(Reply.objects.planned().past_their_date(NOW.date())) == [plan]
    made = actions.send_reply(reply=made, by=writer, now=NOW)
    actions.approve_reply(reply=made, by=checker, now=NOW, checks=list(CHECKS))
    actions.show_due_replies(now=NOW + HALF_AN_HOUR)
    assert not Reply.objects.planned().exists()
    outcomes = [reply.outcome for reply in story.replies.published().order_by("published_at")]
    assert outcomes == [Reply.Outcome.CHANGE_PLANNED, Reply.Outcome.CHANGE_MADE]


def test_a_plan_is_reported_on_once(story, trust, writer):
    plan = ReplyFactory(story=story, organisation=trust, outcome=Reply.Outcome.CHANGE_PLANNED)
    ReplyFactory(story=story, organisation=trust, follows=plan)
    again = Reply(story=story, organisation=trust, follows=plan, words="It is done.")
    with pytest.raises(MoveRefused, match="reported on already"):
        actions.save_reply(reply=again, by=writer, now=NOW)


def test_the_author_says_whether_it_helped_and_may_change_their_mind(shown):
    actions.say_whether_it_helped(reply=shown, helped=Helped.NO, now=NOW)
    said = actions.say_whether_it_helped(reply=shown, helped=Helped.YES, now=NOW)
    assert (said.helped, said.helped_at) == (Helped.YES, NOW)


def test_nobody_says_whether_an_unseen_reply_helped(approved):
    with pytest.raises(MoveRefused, match="no longer shown"):
        actions.say_whether_it_helped(reply=approved, helped=Helped.YES, now=NOW)


def test_every_step_is_in_the_trail_with_whoever_took_it(shown, writer, checker):
    steps = list(shown.steps.values_list("step", "by"))
    assert steps == [
        (ReplyStep.WRITE, writer.pk),
        (ReplyStep.SEND, writer.pk),
        (ReplyStep.APPROVE, checker.pk),
        (ReplyStep.SHOW, None),
    ]


def test_what_two_people_had_open_is_saved_once(draft, writer):
    actions.save_reply(reply=draft, by=writer, now=NOW, version=1)
    with pytest.raises(actions.ChangedMeanwhile):
        actions.send_reply(reply=draft, by=writer, now=timezone.now(), version=1)
