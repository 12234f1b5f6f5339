"""Mail about replies. It says that something waits, how many and where, and never what was said."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from feedback.models import Reply, Story
from feedback.moderation import Step
from feedback.replying import CHECK, WRITE
from portal import mail
from portal.accounts.roles import RIGHTS


def follow(story, step):
    """Once a story is public, whoever answers for its organisation is told of it."""
    if step in (Step.PUBLISH, Step.AUTHOR_AGREES) and story.organisation_id:
        tell_responders.using(backend="background").enqueue(story.pk)


@task(queue_name="default", backend="background")
def tell_checkers():
    """Write to each who may check when the first reply waits. The daily letter tells of the others."""
    if Reply.objects.to_be_checked().under_public_stories().count() == 1:
        for person in holders_of(CHECK):
            mail.send(person.email, "A reply waits to be checked", "feedback/email/reply_waits", _links())


@task(queue_name="default", backend="background")
def tell_writer_it_came_back(reply_pk):
    reply = Reply.objects.to_be_mended().filter(pk=reply_pk).select_related("written_by").first()
    if reply and reply.written_by and reply.written_by.is_active:
        subject = "Your reply came back to be mended"
        mail.send(reply.written_by.email, subject, "feedback/email/reply_came_back", _links())


@task(queue_name="default", backend="background")
def tell_responders(story_pk):
    """Tell those who answer for the organisation that a story about it can be read and answered."""
    story = Story.objects.awaiting_answer().filter(pk=story_pk, organisation__isnull=False).first()
    if story is None:
        return
    for person in holders_of(WRITE).filter(organisation=story.organisation_id):
        subject = "A story about your organisation can be answered"
        mail.send(person.email, subject, "feedback/email/story_to_answer", _links())


@task(queue_name="default", backend="background")
def send_reply_digest(person_pk):
    """What waits for one person, in numbers. Nothing is sent where nothing waits any more."""
    person = get_user_model().objects.get(pk=person_pk)
    waiting = waiting_replies(person, timezone.localdate())
    if any(waiting.values()):
        mail.send(
            person.email, "Replies that wait for you", "feedback/email/replies_digest", waiting | _links()
        )


def waiting_replies(person, today):
    """How many stories to answer, replies to check and to mend, and planned changes past their date."""
    seen = Reply.objects.seen_by(person).under_public_stories()
    answers = person.has_perm(WRITE)
    checks = person.has_perm(CHECK)
    return {
        "to_answer": Story.objects.answerable_by(person).awaiting_answer().count() if answers else 0,
        "to_check": seen.to_be_checked().count() if checks else 0,
        "to_mend": seen.to_be_mended().filter(written_by=person).count(),
        "overdue": seen.planned().past_their_date(today).count(),
    }


def told_of_replies():
    """Everybody who answers for an organisation or checks replies."""
    return (holders_of(WRITE) | holders_of(CHECK)).distinct()


def holders_of(permission):
    """Active people with a role that holds the permission."""
    roles = [role.value for role, rights in RIGHTS.items() if permission in rights.permissions]
    return get_user_model().objects.filter(groups__name__in=roles, is_active=True).distinct()


def _links():
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    names = {"replies_url": "index", "to_answer_url": "unanswered", "plans_url": "plans"}
    return {name: f"{base}{reverse(f'replies:{view}')}" for name, view in names.items()}
