"""Replies of the demonstration: those that stand under their stories, and a few on their way."""

from datetime import timedelta

from django.contrib.auth import get_user_model

from feedback.models import Reply, ReplyTrailStep
from feedback.replying import ReplyState, ReplyStep
from portal.accounts.models import Organisation

WRITER, CHECKER, MEMBER = "moderator@demo.example", "administrator@demo.example", "member@demo.example"
# How long before it was shown each step was taken, in days.
WAY = ((ReplyStep.WRITE, 4), (ReplyStep.SEND, 3), (ReplyStep.APPROVE, 0.03), (ReplyStep.SHOW, 0))
LEADS_TO = {
    ReplyStep.WRITE: ReplyState.DRAFT,
    ReplyStep.SEND: ReplyState.CHECKING,
    ReplyStep.SEND_BACK: ReplyState.SENT_BACK,
    ReplyStep.APPROVE: ReplyState.APPROVED,
    ReplyStep.SHOW: ReplyState.PUBLISHED,
}
# The organisation of the demonstration's Collaborative member has these on its desk.
ON_THE_WAY = (
    (ReplyState.CHECKING, "Thank you. We have read this with the ward, and we will change the letter."),
    (ReplyState.SENT_BACK, "Thank you for telling us. Our policy was followed."),
    (ReplyState.DRAFT, "Thank you. We are asking the booking team how this happened."),
)
NOTE = "Please say what was done, and say sorry: this reads as if nothing could have been better."


def plant(pairs, now):
    """`pairs` of a story and what told.py has of it."""
    people = {person.email: person for person in get_user_model().objects.all()}
    organisations = {row.name: row for row in Organisation.objects.all()}
    for story, each in pairs:
        before = None
        for facts in each.replies:
            before = _published(story, facts, organisations[facts["organisation"]], before, people)
    _plant_those_on_the_way(pairs, people, now)


def _published(story, facts, organisation, before, people):
    shown = facts["published_at"]
    kept = ("speaks_for", "words", "outcome", "change", "change_owner", "change_on")
    reply = Reply.objects.create(
        story=story,
        organisation=organisation,
        follows=before if facts["follows"] else None,
        state=ReplyState.PUBLISHED,
        created_at=shown - timedelta(days=4),
        written_by=people.get(WRITER),
        checked_by=people.get(CHECKER),
        checked_at=shown - timedelta(days=0.03),
        published_at=shown,
        version=1 + len(WAY),
        **{name: facts[name] for name in kept},
    )
    who = {ReplyStep.APPROVE: people.get(CHECKER), ReplyStep.SHOW: None}
    _note(reply, [(step, shown - timedelta(days=days)) for step, days in WAY], who, people.get(WRITER))
    return reply


def _plant_those_on_the_way(pairs, people, now):
    member = people.get(MEMBER)
    if member is None:
        return
    unanswered = [
        story
        for story, each in pairs
        if story.is_published and not each.replies and story.organisation_id == member.organisation_id
    ]
    for story, (state, words) in zip(unanswered, ON_THE_WAY, strict=False):
        _on_the_way(story, state, words, member, people, now)


def _on_the_way(story, state, words, member, people, now):
    reply = Reply.objects.create(
        story=story,
        organisation=member.organisation,
        speaks_for="Lead cancer nurse",
        state=state,
        words=words,
        written_by=member,
        created_at=now - timedelta(days=3),
    )
    steps = [(ReplyStep.WRITE, now - timedelta(days=3))]
    if state != ReplyState.DRAFT:
        steps.append((ReplyStep.SEND, now - timedelta(days=2)))
    if state == ReplyState.SENT_BACK:
        steps.append((ReplyStep.SEND_BACK, now - timedelta(days=1)))
    _note(reply, steps, {ReplyStep.SEND_BACK: people.get(CHECKER)}, member)


def _note(reply, steps, who, writer):
    ReplyTrailStep.objects.bulk_create(
        ReplyTrailStep(
            reply=reply,
            step=step,
            to_state=LEADS_TO[step],
            at=at,
            by=who.get(step, writer),
            reason=NOTE if step == ReplyStep.SEND_BACK else "",
        )
        for step, at in steps
    )
