"""Mail about replies. It says that something waits and where, and never what was told or answered."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import Q
from django.urls import reverse
from django_tasks import task

from feedback.models import Reply, Story
from feedback.replying import CHECK, WRITE
from portal.accounts.roles import RIGHTS


@task(queue_name="default", backend="background")
def tell_checkers():
    """One mail to each who may check, with how many replies wait."""
    waiting = Reply.objects.to_be_checked().under_public_stories().count()
    if waiting:
        subject = f"{waiting} {'reply waits' if waiting == 1 else 'replies wait'} to be checked"
        _tell(holders_of(CHECK), subject, "A second person looks at each reply before it is shown.")


@task(queue_name="default", backend="background")
def tell_writer_it_came_back(reply_pk):
    reply = Reply.objects.to_be_mended().filter(pk=reply_pk).select_related("written_by").first()
    if reply and reply.written_by and reply.written_by.is_active:
        _tell([reply.written_by], "Your reply came back to be mended", "Whoever checked it left you a note.")


@task(queue_name="default", backend="background")
def tell_responders(story_pk):
    """Tell those who answer for the organisation that a story about it can be read and answered."""
    story = Story.objects.published().filter(pk=story_pk, organisation__isnull=False).first()
    if story:
        people = holders_of(WRITE).filter(organisation=story.organisation_id)
        _tell(people, "A story about your organisation can be answered", "Somebody told us about their care.")


def holders_of(permission):
    """Active people with a role that holds the permission."""
    roles = [role.value for role, rights in RIGHTS.items() if permission in rights.permissions]
    people = get_user_model().objects.filter(Q(groups__name__in=roles), is_active=True)
    return people.distinct()


def _tell(people, subject, because):
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("replies:index")
    body = f"{because}\n\nOpen the replies:\n{link}\n"
    for person in people:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email])
