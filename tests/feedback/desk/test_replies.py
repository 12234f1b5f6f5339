from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from feedback import actions
from feedback.models import Reply, ReplyTrailStep
from feedback.moderation import State
from feedback.replying import CHECKS, ReplyState, ReplyStep
from portal.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, UserFactory
from tests.factories.feedback import ReplyFactory, StoryFactory

pytestmark = pytest.mark.django_db

WORDS = "Thank you. Letters now leave within a week."
CHANGE = {"change": "Letters leave within a week.", "change_owner": "Clinic manager"}


@pytest.fixture
def trust():
    return OrganisationFactory()


@pytest.fixture
def responder(sign_in, trust):
    """A Collaborative member of the trust, signed in."""
    user = sign_in(Role.MEMBER)
    user.organisation = trust
    user.save()
    return user


@pytest.fixture
def story(trust):
    return StoryFactory(state=State.PUBLISHED, organisation=trust, words="The public words.")


def typed(trust, decision="save", **more):
    kept = {"organisation": trust.pk, "words": WORDS, "outcome": "answered", "speaks_for": "Lead nurse"}
    return {**kept, "decision": decision, **more}


def waiting(trust, story, by=None):
    """A reply that waits for a second person."""
    writer = by or UserFactory(role=Role.MODERATOR)
    reply = Reply(story=story, organisation=trust, words=WORDS, speaks_for="Lead nurse")
    reply = actions.save_reply(reply=reply, by=writer, now=timezone.now())
    return actions.send_reply(reply=reply, by=writer, now=timezone.now())


def page_of(reply):
    return reverse("replies:reply", args=[reply.pk])


def add_to(story):
    return reverse("replies:add", args=[story.pk])


def words_of(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())


def test_a_responder_drafts_and_sends_and_nothing_is_public(client, responder, trust, story, visitor):
    client.post(add_to(story), typed(trust, "send"))
    reply = Reply.objects.get()
    assert (reply.state, reply.written_by) == (ReplyState.CHECKING, responder)
    assert WORDS not in visitor.open(story.get_absolute_url()).get_text()


def test_a_responder_reads_the_public_words_and_never_the_original(client, responder, trust):
    story = StoryFactory(
        state=State.PUBLISHED, organisation=trust, words="The public words.", original="Nurse Smith."
    )
    words = words_of(client.get(add_to(story)))
    assert "The public words." in words
    assert "Smith" not in words


@pytest.mark.parametrize("state", [state for state in State if state not in (State.PUBLISHED, State.ERASED)])
def test_a_responder_sees_no_story_that_is_not_published(client, responder, trust, state):
    hidden = StoryFactory(state=state, organisation=trust)
    assert client.get(add_to(hidden)).status_code == 404
    assert hidden.title not in words_of(client.get(reverse("replies:unanswered")))


def test_a_reply_goes_off_the_desk_with_its_story(client, responder, trust, story):
    reply = ReplyFactory(story=story, organisation=trust)
    assert client.get(page_of(reply)).status_code == 200
    actions.withdraw(story=story, now=timezone.now())
    assert client.get(page_of(reply)).status_code == 404
    assert story.title not in words_of(client.get(reverse("replies:index")))


def test_a_responder_answers_only_for_their_own_organisation(client, responder, trust, story):
    other = OrganisationFactory()
    about_other = StoryFactory(state=State.PUBLISHED, organisation=other)
    theirs = ReplyFactory(story=about_other, organisation=other)
    assert client.get(add_to(about_other)).status_code == 404
    assert client.get(page_of(theirs)).status_code == 404
    client.post(add_to(story), typed(other, "send"))
    assert not Reply.objects.filter(written_by=responder).exists()


def test_a_change_without_words_owner_and_date_is_not_sent_and_says_what_to_do(
    client, responder, trust, story
):
    answer = client.post(add_to(story), typed(trust, "send", outcome="change_planned"))
    words = words_of(answer)
    assert answer.status_code == 422
    assert "Say what will change" in words
    assert "Enter the role that sees to it" in words
    assert "Enter the date when it is due" in words
    assert WORDS in answer.content.decode()


def test_an_unfinished_change_may_be_kept_as_a_draft(client, responder, trust, story):
    client.post(add_to(story), typed(trust, "save", outcome="change_planned"))
    assert Reply.objects.get().state == ReplyState.DRAFT


@pytest.mark.parametrize(
    ("outcome", "days", "says"),
    [("change_planned", -1, "still to come"), ("change_made", 1, "that has come")],
)
def test_the_date_of_a_change_must_fit_what_is_claimed(client, responder, trust, story, outcome, days, says):
    day = timezone.localdate() + timedelta(days=days)
    answer = client.post(add_to(story), typed(trust, "send", outcome=outcome, change_on=day, **CHANGE))
    assert says in words_of(answer)
    assert not Reply.objects.exists()


def test_the_same_story_is_not_answered_twice_at_once(client, responder, trust, story):
    client.post(add_to(story), typed(trust))
    reply = Reply.objects.get()
    assert client.get(add_to(story)).headers["Location"] == page_of(reply)
    again = client.post(add_to(story), typed(trust))
    assert "is being written" in words_of(again)
    assert Reply.objects.count() == 1


def test_a_second_person_approves_with_every_tick_and_can_undo(client, sign_in, trust, story):
    reply = waiting(trust, story)
    checker = sign_in(Role.MODERATOR)
    ticks = {"decision": "approve", "seen": reply.version, "checks": list(CHECKS)}
    client.post(page_of(reply), ticks)
    reply.refresh_from_db()
    assert (reply.state, reply.checked_by) == (ReplyState.APPROVED, checker)
    client.post(page_of(reply), {"decision": "undo", "seen": reply.version})
    reply.refresh_from_db()
    assert (reply.state, reply.checked_by, reply.show_at) == (ReplyState.CHECKING, None, None)


@pytest.mark.parametrize("left_out", list(CHECKS))
def test_nothing_is_approved_while_a_tick_is_missing(client, sign_in, trust, story, left_out):
    reply = waiting(trust, story)
    sign_in(Role.MODERATOR)
    ticks = [name for name in CHECKS if name != left_out]
    answer = client.post(page_of(reply), {"decision": "approve", "seen": reply.version, "checks": ticks})
    assert answer.status_code == 422
    assert CHECKS[left_out] in words_of(answer)
    reply.refresh_from_db()
    assert reply.state == ReplyState.CHECKING


def test_whoever_wrote_it_is_not_offered_to_approve_it_and_cannot(client, sign_in, trust, story):
    writer = sign_in(Role.MODERATOR)
    reply = waiting(trust, story, by=writer)
    assert "I have checked that" not in words_of(client.get(page_of(reply)))
    ticks = {"decision": "approve", "seen": reply.version, "checks": list(CHECKS)}
    assert "a second person" in words_of(client.post(page_of(reply), ticks))
    reply.refresh_from_db()
    assert reply.state == ReplyState.CHECKING


def test_what_is_sent_back_needs_a_note_and_shows_it_to_the_writer(client, responder, trust, story, sign_in):
    reply = waiting(trust, story, by=responder)
    sign_in(Role.MODERATOR)
    send_back = {"decision": "send_back", "seen": reply.version}
    assert "Say why" in words_of(client.post(page_of(reply), send_back))
    client.post(page_of(reply), {**send_back, "reason": "Say sorry first."})
    client.force_login(responder)
    words = words_of(client.get(page_of(reply)))
    assert "Say sorry first." in words
    assert "Send to be checked" in words


def test_words_that_may_name_somebody_are_pointed_out_to_the_second_person(client, sign_in, trust, story):
    reply = waiting(trust, story)
    Reply.objects.filter(pk=reply.pk).update(words="Please ring Dr Patel on 01622 729000.")
    sign_in(Role.MODERATOR)
    page = BeautifulSoup(client.get(page_of(reply)).content, "html.parser")
    assert any("Patel" in mark.get_text() for mark in page.select("mark"))


def test_nobody_overwrites_a_reply_that_another_saved(client, responder, trust, story):
    client.post(add_to(story), typed(trust))
    reply = Reply.objects.get()
    client.post(page_of(reply), typed(trust, words="Mine.", seen=reply.version))
    clash = client.post(page_of(reply), typed(trust, words="Yours.", seen=reply.version))
    assert clash.status_code == 422
    assert "Somebody else changed this" in words_of(clash)
    reply.refresh_from_db()
    assert reply.words == "Mine."


def test_a_plan_is_reported_on_by_a_reply_that_follows_it(client, sign_in, trust, story):
    plan = ReplyFactory(
        story=story, organisation=trust, outcome=Reply.Outcome.CHANGE_PLANNED, change_on=date(2026, 1, 1)
    )
    sign_in(Role.MODERATOR)
    report = reverse("replies:report", args=[plan.pk])
    assert "The plan" in words_of(client.get(report))
    made = {"outcome": "change_made", "change_on": timezone.localdate(), **CHANGE}
    client.post(report, typed(trust, "send", **made))
    follow_up = Reply.objects.get(follows=plan)
    assert follow_up.state == ReplyState.CHECKING
    assert client.get(report).status_code == 404


def test_plans_past_their_date_say_so_until_a_report_is_shown(client, sign_in, trust, story):
    plan = ReplyFactory(
        story=story,
        organisation=trust,
        outcome=Reply.Outcome.CHANGE_PLANNED,
        change="A third nurse.",
        change_on=date(2026, 1, 1),
    )
    sign_in(Role.MODERATOR)
    assert "A third nurse." in words_of(client.get("/admin/"))
    assert "overdue" in words_of(client.get(reverse("replies:plans")))
    ReplyFactory(story=story, organisation=trust, outcome=Reply.Outcome.CHANGE_MADE, follows=plan)
    assert "A third nurse." not in words_of(client.get("/admin/"))


def test_each_finds_what_waits_for_them_on_the_first_screen(client, responder, trust, story, sign_in):
    unanswered = StoryFactory(state=State.PUBLISHED, organisation=trust, title="Not answered yet")
    waiting(trust, story, by=responder)
    assert unanswered.title in words_of(client.get("/admin/"))
    assert story.title not in words_of(client.get("/admin/"))
    sign_in(Role.MODERATOR)
    assert story.title in words_of(client.get("/admin/"))


def test_the_trail_tells_who_did_what(client, responder, trust, story):
    client.post(add_to(story), typed(trust, "send"))
    steps = list(ReplyTrailStep.objects.values_list("step", "by"))
    assert steps == [(ReplyStep.WRITE, responder.pk), (ReplyStep.SEND, responder.pk)]


@pytest.mark.parametrize("name", ["replies:index", "replies:unanswered", "replies:plans"])
def test_lists_ask_the_database_the_same_for_two_rows_and_for_twenty(client, sign_in, name):
    sign_in(Role.MODERATOR)

    def fill(many):
        for _ in range(many):
            StoryFactory(state=State.PUBLISHED, organisation=OrganisationFactory())
            ReplyFactory(outcome=Reply.Outcome.CHANGE_PLANNED)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name)).status_code == 200
        return len(asked)

    fill(2)
    queries()
    few = queries()
    fill(18)
    assert queries() == few
